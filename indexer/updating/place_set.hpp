// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set of files and folders, asked which of them a path lies in: one look-up for each folder above
// the path, however many places there are.
//
//     PlaceSet places({"/nyt", "/nyt/kl", "/a.txt"});
//     *places.outermost("/nyt/kl/b.txt")    "/nyt"
//     *places.innermost("/nyt/kl/b.txt")    "/nyt/kl"
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace udklip::indexer {

/// Whether `path` is `root` or lies below it.
bool is_below(std::string_view path, std::string_view root);

class PlaceSet {
  public:
    PlaceSet() = default;
    template <class Paths>
    explicit PlaceSet(const Paths& paths) : places_(paths.begin(), paths.end()) {}

    void insert(std::string path) { places_.insert(std::move(path)); }
    void erase(const std::string& path) { places_.erase(path); }

    /// The place that is the path or lies above it: the shortest, and the longest. Null if none
    /// does.
    const std::string* outermost(std::string_view path) const;
    const std::string* innermost(std::string_view path) const;
    bool holds(std::string_view path) const { return outermost(path) != nullptr; }

  private:
    std::set<std::string, std::less<>> places_;
};

}  // namespace udklip::indexer
