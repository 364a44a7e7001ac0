// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/tag_commands.hpp"

#include <algorithm>
#include <vector>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "searcher/keeping/kept_lines.hpp"
#include "searcher/keeping/own_file.hpp"
#include "searcher/keeping/tags.hpp"
#include "searcher/program/naming.hpp"
#include "searcher/showing/print_tags.hpp"

namespace udklip::searcher {
namespace {

using command_line::Messages;
using command_line::print;
using command_line::show;
using command_line::show_plural;
namespace exit_code = command_line::exit_code;

/// Returns the ids that are to be tagged: the articles that were named, or all that the question
/// finds. Nothing, with a message, if there are none or if it was not confirmed.
std::vector<std::string> chosen(Searcher& searcher, const std::string& number,
                                const Options& options, const Messages& messages, int& code) {
    std::vector<std::string> ids;
    for (const auto& name : options.tags.on) {
        const auto named = find_named(searcher, number, name, messages);
        if (named.exit_code == exit_code::kDone) ids.push_back(named.id);
        code = std::max(code, named.exit_code);
    }
    if (!options.tags.on.empty()) return ids;
    ids = searcher.ids(options.request);
    if (ids.empty()) {
        messages.note(show("no article has every word; nothing was changed"));
        code = exit_code::kNothingFound;
    } else if (!options.tags.yes) {
        messages.error(show_plural("the question finds {} article; nothing was changed",
                                   "the question finds {} articles; nothing was changed",
                                   ids.size(), ids.size()));
        messages.hint(show("add --yes, or name articles by --on ID"));
        code = static_cast<int>(ErrorCode::usage);
        ids.clear();
    }
    return ids;
}

int change(Searcher& searcher, const std::string& number, const Options& options,
           const Messages& messages) {
    const bool adds = !options.tags.tag.empty();
    const std::string name = tag_name(adds ? options.tags.tag : options.tags.untag);
    int code = exit_code::kDone;
    const auto ids = chosen(searcher, number, options, messages, code);
    if (ids.empty()) return code;
    Tags tags(own_file(number));
    const auto changed = adds ? tags.add(name, ids) : tags.remove(name, ids);
    messages.note(adds ? show_plural("tagged {} article with {}", "tagged {} articles with {}",
                                     changed, changed, name)
                       : show_plural("took {} from {} article", "took {} from {} articles", changed,
                                     name, changed));
    return code;
}

int note(Searcher& searcher, const std::string& number, const Options& options,
         const Messages& messages) {
    const auto named = find_named(searcher, number, options.tags.note, messages);
    if (named.exit_code != exit_code::kDone) return named.exit_code;
    Tags tags(own_file(number));
    tags.set_note(named.id, std::string(language::trim(language::clean(options.request.text))));
    return exit_code::kDone;
}

int list(const Options& options, const std::filesystem::path& file, const Messages& messages) {
    auto tags = Tags::existing(file);
    const auto counts = tags ? tags->counts() : std::vector<TagCount>();
    print(options.format == OutputFormat::terminal ? to_terminal(counts)
          : options.format == OutputFormat::tsv    ? to_tsv(counts)
                                                   : to_json(counts));
    if (!counts.empty()) return exit_code::kDone;
    messages.note(show("there are no tags"));
    messages.hint(show("udklip-search --tag NAME --on ID makes one"));
    return exit_code::kNothingFound;
}

int write_out(const std::filesystem::path& file) {
    if (auto tags = Tags::existing(file)) {
        tags->each([](const Kept& kept) { print(Printable::json(to_line(kept)) + "\n"); });
    }
    return exit_code::kDone;
}

int read_in(const Options& options, const std::filesystem::path& file, const Messages& messages) {
    int code = exit_code::kDone;
    const auto reject = [&](std::size_t line, const translation::Said& why) {
        messages.note(show("{}, line {}: {}; left out", options.tags.import_file, line, why));
        code = exit_code::kSomeRejected;
    };
    const auto articles = read_kept_lines(options.tags.import_file, reject);
    Tags(file).merge(articles);
    messages.note(show_plural("read the tags and notes of {} article",
                              "read the tags and notes of {} articles", articles.size(),
                              articles.size()));
    return code;
}

}  // namespace

std::optional<Tags> tags_of(store::Reader& reader, const Messages& messages) {
    std::filesystem::path file;
    try {
        file = own_file(reader.number());
    } catch (const Error&) {
        return std::nullopt;
    }
    try {
        return Tags::existing(file);
    } catch (const Error& error) {
        messages.note(show("your tags are left out: {}", error.message()));
        return std::nullopt;
    }
}

int run_tags(Searcher& searcher, const std::string& number, const Options& options,
             const Messages& messages) {
    const auto file = own_file(number);
    if (options.tags.list) return list(options, file, messages);
    if (options.tags.write_out) return write_out(file);
    if (!options.tags.import_file.empty()) return read_in(options, file, messages);
    if (!options.tags.note.empty()) return note(searcher, number, options, messages);
    return change(searcher, number, options, messages);
}

}  // namespace udklip::searcher
