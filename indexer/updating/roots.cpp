// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/roots.hpp"

#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "indexer/reading/formats.hpp"
#include "store/layout/bytes.hpp"

namespace udklip::indexer {
namespace {

/// Raised when readers or recogniser make something else of the same file: every file is then read
/// again by the next run.
constexpr std::uint32_t kReadingRules = 2;

bool any(const RootSettings& given) {
    return given.source || given.date || given.mappings || given.timezone;
}

void apply(const RootSettings& given, store::Root& root) {
    if (given.source) root.source = *given.source;
    if (given.date) root.date = *given.date;
    if (given.mappings) root.mappings = *given.mappings;
    if (given.timezone) root.timezone = *given.timezone;
}

bool comes_before(const store::Root& root, const std::string& path) {
    return root.path < path;
}

}  // namespace

Roots::Roots(std::vector<store::Root> known) : roots_(std::move(known)) {
    for (const auto& root : roots_) places_.insert(root.path);
}

void Roots::add(const std::string& path, const RootSettings& given, bool is_file) {
    if (holds(path) && !any(given) && !is_file) return;
    auto at = std::lower_bound(roots_.begin(), roots_.end(), path, comes_before);
    if (at == roots_.end() || at->path != path) {
        // Inside another root, that one says what is not given.
        store::Root fresh = holds(path) ? innermost(path) : store::Root{};
        fresh.path = path;
        fresh.skipped.clear();
        at = roots_.insert(at, std::move(fresh));
        places_.insert(path);
    }
    apply(given, *at);
}

void Roots::set(const RootSettings& given) {
    for (auto& root : roots_) apply(given, root);
}

std::size_t Roots::forget(std::string_view path) {
    const std::string* root = places_.innermost(path);
    if (root == nullptr || *root != path) return 0;
    return std::erase_if(roots_, [&](const auto& inner) {
        if (!is_below(inner.path, path)) return false;
        places_.erase(inner.path);
        return true;
    });
}

std::size_t Roots::move(std::string_view from, const std::string& to) {
    const std::string* found = places_.innermost(from);
    if (found == nullptr || *found != from) return 0;
    const std::string old(from);
    std::size_t moved = 0;
    for (auto& root : roots_) {
        if (!is_below(root.path, old)) continue;
        places_.erase(root.path);
        root.path = to + root.path.substr(old.size());
        places_.insert(root.path);
        ++moved;
    }
    std::sort(roots_.begin(), roots_.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return moved;
}

void Roots::set_skipped(const PlaceSet& looked, const std::vector<SkippedFile>& skipped) {
    for (auto& root : roots_) {
        if (looked.holds(root.path)) root.skipped.clear();
    }
    for (const auto& file : skipped) {
        if (!holds(file.path)) continue;
        const auto root =
            std::lower_bound(roots_.begin(), roots_.end(), outermost(file.path), comes_before);
        if (looked.holds(root->path)) ++root->skipped[ending_of(file.path)];
    }
}

const std::string& Roots::outermost(std::string_view path) const {
    return *places_.outermost(path);
}

const store::Root& Roots::innermost(std::string_view path) const {
    return *std::lower_bound(roots_.begin(), roots_.end(), *places_.innermost(path), comes_before);
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
    store::append_text(data, settings.timezone);
    return XXH3_64bits(data.data(), data.size());
}

}  // namespace udklip::indexer
