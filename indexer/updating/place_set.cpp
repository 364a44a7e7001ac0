// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/place_set.hpp"

#include <algorithm>

namespace udklip::indexer {
namespace {

/// The end of the next folder's name in `path`, from `from` on: "/" has one, "/a/b" three.
std::size_t next_end(std::string_view path, std::size_t from) {
    if (from == 0) return path.starts_with('/') ? 1 : std::min(path.find('/'), path.size());
    return std::min(path.find('/', from == 1 ? 1 : from + 1), path.size());
}

}  // namespace

bool is_below(std::string_view path, std::string_view root) {
    if (path == root) return true;
    return path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/');
}

const std::string* PlaceSet::outermost(std::string_view path) const {
    if (places_.empty()) return nullptr;
    for (std::size_t end = 0; end < path.size();) {
        end = next_end(path, end);
        const auto place = places_.find(path.substr(0, end));
        if (place != places_.end()) return &*place;
    }
    return nullptr;
}

const std::string* PlaceSet::innermost(std::string_view path) const {
    const std::string* found = nullptr;
    if (places_.empty()) return found;
    for (std::size_t end = 0; end < path.size();) {
        end = next_end(path, end);
        const auto place = places_.find(path.substr(0, end));
        if (place != places_.end()) found = &*place;
    }
    return found;
}

}  // namespace udklip::indexer
