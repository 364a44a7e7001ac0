// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/roots.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "store/layout/bytes.hpp"

namespace udklip::indexer {
namespace {

/// Raised when readers or recogniser make something else of the same file: every file is then read
/// again by the next run.
constexpr std::uint32_t kReadingRules = 1;

bool any(const RootSettings& given) {
    return given.source || given.date || given.mappings;
}

void apply(const RootSettings& given, store::Root& root) {
    if (given.source) root.source = *given.source;
    if (given.date) root.date = *given.date;
    if (given.mappings) root.mappings = *given.mappings;
}

}  // namespace

bool is_below(std::string_view path, std::string_view root) {
    if (path == root) return true;
    return path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/');
}

void Roots::add(const std::string& path, const RootSettings& given) {
    if (holds(path) && !any(given)) return;
    auto at =
        std::lower_bound(roots_.begin(), roots_.end(), path,
                         [](const auto& root, const auto& wanted) { return root.path < wanted; });
    if (at == roots_.end() || at->path != path) {
        // Inside another root, what is not given is said by that one.
        store::Root fresh = holds(path) ? innermost(path) : store::Root{};
        fresh.path = path;
        at = roots_.insert(at, std::move(fresh));
    }
    apply(given, *at);
}

void Roots::set(const RootSettings& given) {
    for (auto& root : roots_) apply(given, root);
}

bool Roots::forget(std::string_view path) {
    return std::erase_if(roots_, [&](const auto& root) { return root.path == path; }) > 0;
}

bool Roots::holds(std::string_view path) const {
    return std::any_of(roots_.begin(), roots_.end(),
                       [&](const auto& root) { return is_below(path, root.path); });
}

const std::string& Roots::outermost(std::string_view path) const {
    // Sorted: an outer root is a prefix of an inner one, and so comes before it.
    return std::find_if(roots_.begin(), roots_.end(),
                        [&](const auto& root) { return is_below(path, root.path); })
        ->path;
}

const store::Root& Roots::innermost(std::string_view path) const {
    return *std::find_if(roots_.rbegin(), roots_.rend(),
                         [&](const auto& root) { return is_below(path, root.path); });
}

std::vector<std::string> Roots::outer() const {
    std::vector<std::string> paths;
    for (const auto& root : roots_) {
        if (outermost(root.path) == root.path) paths.push_back(root.path);
    }
    return paths;
}

std::uint64_t reading_hash(const Roots& roots, std::string_view path, std::string_view how) {
    const store::Root& settings = roots.innermost(path);
    std::string data;
    store::append(data, kReadingRules);
    store::append_text(data, how);
    store::append_text(data, roots.outermost(path));
    store::append_text(data, settings.source);
    store::append_text(data, settings.date);
    for (const auto& mapping : settings.mappings) store::append_text(data, mapping);
    return XXH3_64bits(data.data(), data.size());
}

}  // namespace udklip::indexer
