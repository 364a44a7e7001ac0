// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/complete_command.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/output.hpp"
#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"
#include "searcher/keeping/own_file.hpp"
#include "searcher/keeping/saved_searches.hpp"
#include "searcher/keeping/tags.hpp"
#include "searcher/value_completion.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {
namespace {

using language::Printable;
namespace exit_code = command_line::exit_code;

/// Returns the names in the reader's own file that begin with `start`, in any letter case.
std::vector<std::string> complete_own_names(const std::filesystem::path& file,
                                            std::string_view what, std::string_view start) {
    std::vector<std::string> found;
    const auto add = [&, key = language::to_lower(start)](const std::string& name) {
        if (language::to_lower(name).starts_with(key)) found.push_back(name);
    };
    if (what == "saved") {
        auto saved = SavedSearches::existing(file);
        for (const auto& search : saved ? saved->all() : std::vector<SavedSearch>()) {
            add(search.name);
        }
    } else if (auto tags = Tags::existing(file)) {
        for (const auto& name : tags->names()) add(name);
    }
    return found;
}

}  // namespace

int complete(const Options& options) {
    try {
        store::Reader reader(options.databases);
        const bool own = options.complete == "saved" || options.complete == "tag";
        const auto values =
            own ? complete_own_names(own_file(reader.number()), options.complete,
                                     options.request.text)
                : reader.consistently([&](const Xapian::Database& db) {
                      return complete_values(db, reader.articles().source_names(), options.complete,
                                             options.request.text);
                  });
        Printable lines;
        for (const auto& value : values) lines += Printable(value) + "\n";
        command_line::print(lines);
    } catch (const Error&) {
        return exit_code::kNothingFound;
    }
    return exit_code::kDone;
}

}  // namespace udklip::searcher
