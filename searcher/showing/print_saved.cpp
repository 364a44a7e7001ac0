// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/print_saved.hpp"

#include <algorithm>
#include <string>

#include "command_line/messages.hpp"
#include "language/text/quoting.hpp"
#include "searcher/keeping/kept_request.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;

/// A word of options_of(), as a shell reads it back. The name of an option needs no quotes.
Printable word_of(const std::string& word) {
    if (!word.starts_with('-')) return language::shell_quoted(word);
    const auto value = std::min(word.find('='), word.size());
    const Printable name(std::string_view(word).substr(0, value));
    return value == word.size()
               ? name
               : name + "=" + language::shell_quoted(std::string_view(word).substr(value + 1));
}

Printable options_text(const Request& request) {
    Printable text;
    for (const auto& word : options_of(request)) {
        text += (text.empty() ? Printable() : " ") + word_of(word);
    }
    return text;
}

/// As it would be typed behind udklip-search.
Printable as_typed(const Request& request) {
    const Printable options = options_text(request);
    if (request.text.empty()) return options;
    const Printable question = language::shell_quoted(request.text);
    return options.empty() ? question : options + " " + question;
}

Printable what_was_shown(const SavedSearch& search) {
    if (search.shown == 0) return show("nothing shown yet");
    return command_line::show_plural("{} article shown, the last at {}",
                                     "{} articles shown, the last at {}", search.shown,
                                     search.shown, utc_time(search.last_shown));
}

Json json_of(const SavedSearch& search) {
    return {{"name", search.name},
            {"query", search.request.text},
            {"options", options_of(search.request)},
            {"saved", utc_time(search.saved)},
            {"shown", search.shown},
            {"last_shown", search.shown == 0 ? Json(nullptr) : Json(utc_time(search.last_shown))}};
}

}  // namespace

Printable to_terminal(const std::vector<SavedSearch>& searches, const Terminal& terminal) {
    Printable out;
    for (const auto& search : searches) {
        out += show("{}  {}\n    {}\n", terminal.bold(Printable(search.name)),
                    as_typed(search.request), terminal.dim(what_was_shown(search)));
    }
    return out;
}

Printable to_json(const std::vector<SavedSearch>& searches) {
    Json all = Json::array();
    for (const auto& search : searches) all.push_back(json_of(search));
    return dump(Json{{"saved", std::move(all)}}) + "\n";
}

Printable to_json_lines(const std::vector<SavedSearch>& searches) {
    Printable out;
    for (const auto& search : searches) out += dump(json_of(search)) + "\n";
    return out;
}

Printable to_tsv(const std::vector<SavedSearch>& searches) {
    Printable out;
    for (const auto& search : searches) {
        out += show("{}\t{}\t{}\t{}\t{}\n", search.name, search.request.text,
                    options_text(search.request), search.shown,
                    search.shown == 0 ? std::string() : utc_time(search.last_shown));
    }
    return out;
}

}  // namespace udklip::searcher
