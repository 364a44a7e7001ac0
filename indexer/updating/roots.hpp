// SPDX-License-Identifier: GPL-3.0-or-later
//
// The roots of a database, as a run finds and leaves them: which of them a file belongs to, and
// what of them the run looks at.
//
//     Roots roots(store::load_roots(db));
//     roots.add("/home/eva/nyt", {.source = "Politiken"});
//     roots.outermost("/home/eva/nyt/2021/a.txt")   "/home/eva", if that is a root as well
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/updating/place_set.hpp"
#include "indexer/updating/scan.hpp"
#include "store/layout/root_table.hpp"

namespace udklip::indexer {

/// What is given for a root on the command line; what is not given stays as it was.
struct RootSettings {
    std::optional<std::string> source;
    std::optional<std::string> date;
    std::optional<std::vector<std::string>> mappings;
    std::optional<std::string> timezone = {};
};

class Roots {
  public:
    explicit Roots(std::vector<store::Root> known);

    /// Adds a (resolved) folder if no root holds it, or if settings are given for it; sets those. A
    /// file that is named is always a root of its own: its folder's root might not take it.
    void add(const std::string& path, const RootSettings& given, bool is_file = false);
    /// Sets what is given on every root.
    void set(const RootSettings& given);
    /// Forgets a root and those inside it. Returns how many; 0 if `path` is no root.
    std::size_t forget(std::string_view path);

    /// Puts a root and those inside it at another place, with their settings. Returns how many; 0
    /// if `from` is no root.
    std::size_t move(std::string_view from, const std::string& to);

    bool holds(std::string_view path) const { return places_.holds(path); }
    /// The root to which ids of articles are relative. `path` must lie below a root.
    const std::string& outermost(std::string_view path) const;
    /// The root that says how a file is read. `path` must lie below a root.
    const store::Root& innermost(std::string_view path) const;

    /// Remembers of each root inside `looked` which files were not read because of their names.
    void set_skipped(const PlaceSet& looked, const std::vector<SkippedFile>& skipped);

    const std::vector<store::Root>& all() const { return roots_; }
    /// Returns the roots that lie in no other.
    std::vector<std::string> outer() const;

  private:
    std::vector<store::Root> roots_;  ///< sorted by path
    PlaceSet places_;
};

/// All that the articles of a file depend on beside its content: its outermost root, the settings
/// of its innermost, the rules of this program. If it is another, the file is read again.
std::uint64_t reading_hash(const Roots& roots, std::string_view path, std::string_view how);

}  // namespace udklip::indexer
