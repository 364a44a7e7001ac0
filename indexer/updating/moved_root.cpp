// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/moved_root.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "indexer/reading/sources/file_content.hpp"
#include "indexer/updating/place_set.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// So many files are looked for, and so many of them read: enough to tell a folder by.
constexpr std::size_t kMostFiles = 1'000;
constexpr std::size_t kMostRead = 5;

bool is_gone(const std::string& path) {
    std::error_code error;
    return !fs::exists(path, error) && !error;
}

bool has_content(const std::string& path, std::uint64_t hash) {
    try {
        return hash_file(path) == hash;
    } catch (const std::system_error&) {
        return false;
    }
}

/// Returns how many files of `from` lie in `to` as well; 0 if they are not most of them.
std::size_t files_moved(const std::string& from, const std::string& to,
                        const store::FileTable& known) {
    std::size_t looked = 0;
    std::size_t same = 0;
    std::size_t read = 0;
    for (const auto& [path, state] : known) {
        if (!is_below(path, from)) continue;
        if (looked++ == kMostFiles) break;
        const std::string there = to + path.substr(from.size());
        std::error_code error;
        if (fs::file_size(there, error) != state.size || error) continue;
        if (state.is_read() && read < kMostRead) {
            ++read;
            if (!has_content(there, state.hash)) continue;
        }
        ++same;
    }
    return 2 * same > std::min(looked, kMostFiles) ? same : 0;
}

}  // namespace

std::optional<MovedRoot> find_moved_root(const std::vector<std::string>& given,
                                         const std::vector<store::Root>& roots,
                                         const store::FileTable& known) {
    PlaceSet places;
    for (const auto& root : roots) places.insert(root.path);
    for (const auto& to : given) {
        if (places.holds(to)) continue;
        for (const auto& root : roots) {
            if (*places.outermost(root.path) != root.path || !is_gone(root.path)) continue;
            if (const auto files = files_moved(root.path, to, known); files > 0) {
                return MovedRoot{root.path, to, files};
            }
        }
    }
    return std::nullopt;
}

}  // namespace udklip::indexer
