// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/guards.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "indexer/run.hpp"
#include "language/printable.hpp"
#include "store/error.hpp"

namespace udklip::indexer {

using language::printable_line;

void guard_removal(const Roots& roots, const Scan& found, const store::FileTable& known) {
    std::unordered_set<std::string> present;
    for (const auto& file : found.files) present.insert(file.path);
    for (const auto& root : roots.outer()) {
        std::uint64_t all = 0;
        std::uint64_t gone = 0;
        for (const auto& known_file : known) {
            const std::string& path = known_file.first;
            const store::FileState& state = known_file.second;
            if (!is_below(path, root)) continue;
            all += state.articles;
            const bool looked =
                std::any_of(found.starts.begin(), found.starts.end(),
                            [&](const auto& start) { return is_below(path, start); });
            if (looked && !present.contains(path) && !is_hidden(path, found))
                gone += state.articles;
        }
        if (gone * 2 <= all) continue;
        throw store::Error(
            store::ErrorCode::usage,
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
        throw store::Error(store::ErrorCode::usage,
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
    throw store::Error(store::ErrorCode::usage,
                       fmt::format("cannot read {}: {}", printable_line(found.starts.front()),
                                   found.problems.front().reason),
                       "nothing was changed; if it is gone for good: udklip-index --forget " +
                           printable_line(found.starts.front()));
}

}  // namespace udklip::indexer
