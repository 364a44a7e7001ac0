// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/saved_commands.hpp"

#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <optional>
#include <vector>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "searcher/asking_again.hpp"
#include "searcher/keeping/own_file.hpp"
#include "searcher/program/exporting.hpp"
#include "searcher/showing/print_saved.hpp"

namespace udklip::searcher {
namespace {

using command_line::Messages;
using command_line::print;
using command_line::show;
using command_line::show_plural;
namespace exit_code = command_line::exit_code;

/// What the functions below have in common.
struct Command {
    Searcher* searcher;
    const Options* options;
    const Messages* messages;
    const GiveAnswer* give;
};

int no_such_search(const Command& command, const std::string& name) {
    command.messages->error(show("there is no saved search {}", name));
    command.messages->hint(show("udklip-search --saved lists them"));
    return static_cast<int>(ErrorCode::usage);
}

Request request_for(const SavedSearch& search, const Options& options) {
    Request request = asked_again(search, options.request);
    if (options.sorts) request.sort = options.request.sort;
    return request;
}

/// Returns whether all of it was written. A reader that closes the pipe is no error, but has not
/// seen the articles.
bool show_new(const Command& command, const Answer& answer) {
    const bool one_object =
        command.options->format == OutputFormat::json && !command.options->saved_name.empty();
    if (answer.hits.empty() && !one_object) return true;
    (*command.give)(answer);
    if (std::ferror(stdout) != 0) return false;
    ::fsync(STDOUT_FILENO);  // what is remembered survives a power loss; what was shown should too
    return true;
}

int show_what_is_new(const Command& command, SavedSearches& saved,
                     const std::vector<SavedSearch>& searches) {
    bool any = false;
    for (const auto& search : searches) {
        const Request request = request_for(search, *command.options);
        const bool is_new =
            ask_new(*command.searcher, saved, search, request,
                    [&](const Answer& answer) { return show_new(command, answer); });
        any = any || is_new;
        if (std::ferror(stdout) != 0) break;
    }
    return any ? exit_code::kDone : exit_code::kNothingFound;
}

Printable list_of(const std::vector<SavedSearch>& searches, const Options& options) {
    switch (options.format) {
        case OutputFormat::terminal:
        case OutputFormat::csv:
        case OutputFormat::ris:
        case OutputFormat::csl_json:
            break;
        case OutputFormat::json:
            return to_json(searches);
        case OutputFormat::json_lines:
            return to_json_lines(searches);
        case OutputFormat::tsv:
            return to_tsv(searches);
    }
    return to_terminal(searches, Terminal::of_stdout(options.colors));
}

int list(const Command& command, const std::vector<SavedSearch>& searches) {
    print(list_of(searches, *command.options));
    if (!searches.empty()) return exit_code::kDone;
    command.messages->note(show("there are no saved searches"));
    command.messages->hint(show("udklip-search --save NAME WORDS keeps one"));
    return exit_code::kNothingFound;
}

int ask(const Command& command, const std::filesystem::path& file) {
    auto saved = SavedSearches::existing(file);
    const Options& options = *command.options;
    if (options.saved_name.empty()) {
        const auto all = saved ? saved->all() : std::vector<SavedSearch>();
        if (!options.only_new || all.empty()) return list(command, all);
        return show_what_is_new(command, *saved, all);
    }
    const auto search = saved ? saved->find(saved_name(options.saved_name)) : std::nullopt;
    if (!search) return no_such_search(command, options.saved_name);
    if (options.only_new) return show_what_is_new(command, *saved, {*search});
    if (options.exports()) {
        return export_hits(*command.searcher, request_for(*search, options), options.format,
                           *command.messages);
    }
    Answer answer = command.searcher->search(request_for(*search, options));
    answer.saved = search->name;
    return (*command.give)(answer);
}

int save(const Command& command, const std::filesystem::path& file) {
    const Options& options = *command.options;
    // Asked at once, so that a filter that cannot be read is told now and not every morning.
    const auto found = command.searcher->ids(options.request);
    Request counted = options.request;
    counted.limit = 0;
    for (const auto& note : command.searcher->search(counted).told) {
        command.messages->note(command_line::shown(note));
    }
    SavedSearches saved(file);
    const auto shown = options.only_new ? found : std::vector<std::string>();
    if (!saved.save(options.save, options.request, shown)) {
        command.messages->error(
            show("{} is a saved search already, and asks something else", options.save));
        command.messages->hint(command_line::shown(
            command_line::command("udklip-search --forget-saved {}", options.save)));
        return static_cast<int>(ErrorCode::usage);
    }
    command.messages->note(
        options.only_new ? show_plural("saved {}: {} article now, which counts as shown",
                                       "saved {}: {} articles now, which count as shown",
                                       found.size(), options.save, found.size())
                         : show_plural("saved {}: {} article now", "saved {}: {} articles now",
                                       found.size(), options.save, found.size()));
    return exit_code::kDone;
}

int forget(const Command& command, const std::filesystem::path& file) {
    const std::string& name = command.options->forget_saved;
    auto saved = SavedSearches::existing(file);
    return saved && saved->forget(name) ? exit_code::kDone : no_such_search(command, name);
}

}  // namespace

int run_saved(Searcher& searcher, const std::string& number, const Options& options,
              const Messages& messages, const GiveAnswer& give) {
    const Command command{&searcher, &options, &messages, &give};
    const auto file = own_file(number);
    if (options.saved) return ask(command, file);
    return options.save.empty() ? forget(command, file) : save(command, file);
}

}  // namespace udklip::searcher
