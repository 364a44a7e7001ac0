// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/refusals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "indexer/updating/run.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {

using language::printable_line;

namespace {

/// Files by size and time. Moving a file changes neither.
class NewFiles {
  public:
    NewFiles(const Scan& found, const store::FileTable& known) {
        for (const auto& file : found.files) {
            if (!known.contains(file.path)) ++files_[{file.size, file.modified}];
        }
    }

    /// Whether the file may now be called otherwise; each of the new ones stands for one.
    bool take(const store::FileState& state) {
        const auto file = files_.find({state.size, state.modified});
        if (file == files_.end() || file->second == 0) return false;
        --file->second;
        return true;
    }

  private:
    std::map<std::pair<std::uint64_t, std::int64_t>, std::size_t> files_;
};

}  // namespace

void guard_removal(const Roots& roots, const Scan& found, const store::FileTable& known) {
    const auto is_present = [&](const std::string& path) {
        const auto file = std::lower_bound(
            found.files.begin(), found.files.end(), path,
            [](const FoundFile& here, const std::string& wanted) { return here.path < wanted; });
        return file != found.files.end() && file->path == path;
    };
    std::vector<const store::FileState*> lost;
    for (const auto& [path, state] : known) {
        if (is_present(path) || is_hidden(path, found)) continue;
        const std::string& name = path;
        const bool looked = std::any_of(found.starts.begin(), found.starts.end(),
                                        [&](const auto& start) { return is_below(name, start); });
        if (looked) lost.push_back(&state);
    }
    if (lost.empty()) return;
    NewFiles moved(found, known);
    std::erase_if(lost, [&](const auto* state) { return moved.take(*state); });
    for (const auto& root : roots.outer()) {
        std::uint64_t all = 0;
        std::uint64_t gone = 0;
        for (const auto& [path, state] : known) all += is_below(path, root) ? state.articles : 0;
        for (const auto* state : lost) gone += is_below(state->path, root) ? state->articles : 0;
        if (gone * 2 <= all) continue;
        throw Error(
            ErrorCode::usage,
            fmt::format("{} of the {} articles below {} have lost their file; nothing was changed",
                        gone, all, printable_line(root)),
            "if that is right, run again with --force; to keep them, with --keep-missing");
    }
}

void guard_rebuild(const Scan& found, const store::FileTable& known) {
    for (const auto& problem : found.problems) {
        const bool hides = std::any_of(known.begin(), known.end(), [&](const auto& file) {
            return is_below(file.first, problem.path);
        });
        if (!hides) continue;
        throw Error(ErrorCode::usage,
                    fmt::format("cannot read {}: {}; the database is as it was",
                                printable_line(problem.path), problem.reason),
                    "mend its rights, or rebuild without it with --force");
    }
}

void guard_reading(const Scan& found) {
    const auto unreadable = [&](const std::string& start) {
        return std::any_of(found.problems.begin(), found.problems.end(),
                           [&](const auto& problem) { return problem.path == start; });
    };
    if (found.starts.empty() ||
        !std::all_of(found.starts.begin(), found.starts.end(), unreadable)) {
        return;
    }
    throw Error(ErrorCode::usage,
                fmt::format("cannot read {}: {}", printable_line(found.starts.front()),
                            found.problems.front().reason),
                command_line::command(
                    "nothing was changed; if it is gone for good: udklip-index --forget {}",
                    found.starts.front()));
}

}  // namespace udklip::indexer
