// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/doubtful_roots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/updating/place_set.hpp"

namespace udklip::indexer {
namespace {

/// New files by size and time. Moving a file changes neither.
class NewFiles {
  public:
    NewFiles(const Scan& found, const store::FileTable& known) {
        for (const auto& file : found.files) {
            if (!known.contains(file.path)) ++files_[{file.size, file.modified}];
        }
    }

    /// Whether a lost file may be one of the new ones, each of which stands for one.
    bool take(const store::FileState& state) {
        const auto file = files_.find({state.size, state.modified});
        if (file == files_.end() || file->second == 0) return false;
        --file->second;
        return true;
    }

  private:
    std::map<std::pair<std::uint64_t, std::int64_t>, std::size_t> files_;
};

struct Losses {
    std::uint64_t all = 0;   ///< articles
    std::uint64_t lost = 0;  ///< whose file is gone and was not moved
};

/// The losses of each outer root that was looked at.
std::unordered_map<std::string, Losses> losses_of(const Scan& found, const Roots& roots,
                                                  const store::FileTable& known) {
    // On most days nothing is gone, and a run without change is to cost little.
    const auto present_ones =
        std::count_if(found.files.begin(), found.files.end(),
                      [](const FoundFile& file) { return file.before != nullptr; });
    if (static_cast<std::size_t>(present_ones) == known.size()) return {};
    std::unordered_set<std::string_view> present;
    for (const auto& file : found.files) present.insert(file.path);
    PlaceSet hidden;
    for (const auto& problem : found.problems) hidden.insert(problem.path);
    const PlaceSet looked(found.starts);
    NewFiles moved(found, known);
    std::unordered_map<std::string, Losses> losses;
    for (const auto& [path, state] : known) {
        if (!roots.holds(path)) continue;  // its root is forgotten
        Losses& of_root = losses[roots.outermost(path)];
        of_root.all += state.articles;
        if (present.contains(path) || hidden.holds(path) || !looked.holds(path)) continue;
        if (!moved.take(state)) of_root.lost += state.articles;
    }
    return losses;
}

std::vector<DoubtfulRoot> unreadable_roots(Scan& found, Belief belief) {
    std::vector<DoubtfulRoot> doubtful;
    const std::unordered_set<std::string_view> starts(found.starts.begin(), found.starts.end());
    std::erase_if(found.problems, [&](const ScanProblem& problem) {
        if (!starts.contains(problem.path)) return false;
        std::error_code error;
        const bool is_there = std::filesystem::exists(problem.path, error) || error;
        if (belief == Belief::all && !is_there) return true;
        doubtful.push_back({problem.path, translation::said("cannot be read: {}", problem.reason)});
        return false;
    });
    return doubtful;
}

}  // namespace

std::vector<DoubtfulRoot> leave_out_doubtful_roots(Scan& found, const Roots& roots,
                                                   const store::FileTable& known, Belief belief) {
    std::vector<DoubtfulRoot> doubtful = unreadable_roots(found, belief);
    if (belief == Belief::doubting) {
        for (const auto& [root, losses] : losses_of(found, roots, known)) {
            if (losses.lost * 2 <= losses.all) continue;
            doubtful.push_back(
                {root, translation::said("{} of its {} articles have lost their file", losses.lost,
                                         losses.all)});
        }
    }
    PlaceSet left_out;
    for (const auto& root : doubtful) left_out.insert(root.path);
    const auto is_left_out = [&](const std::string& path) { return left_out.holds(path); };
    std::erase_if(found.starts, is_left_out);
    std::erase_if(found.files, [&](const FoundFile& file) { return is_left_out(file.path); });
    std::erase_if(found.problems, [&](const ScanProblem& p) { return is_left_out(p.path); });
    std::sort(doubtful.begin(), doubtful.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return doubtful;
}

}  // namespace udklip::indexer
