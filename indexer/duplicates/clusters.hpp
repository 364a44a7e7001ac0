// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clusters of near-duplicates among many articles.
//
//     const std::vector<std::uint32_t> numbers = clusters(signatures);   // {1, 0, 1, 2, 2}
//     const std::vector<std::string> names = cluster_names(signatures, numbers);
//
// Two articles belong together if they share a band of their signatures, a key, and are alike(); a
// cluster is what hangs together by such pairs. The bands are there so that not every pair need be
// looked at; texts with Jaccard similarity J share one with probability 1 - (1 - J^kRows)^kBands.
//
// A key that more than kCrowd different signatures have in common says little and would cost a time
// that grows with the square of the crowd: those are compared only where they agree in the next
// band as well, if there are still too many in the one after it, and so on. Which pairs are
// compared depends on which articles there are, never on their order.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "indexer/documents/signature.hpp"

namespace udklip::indexer {

constexpr std::size_t kRows = 3;
constexpr std::size_t kBands = kHashes / kRows;
constexpr std::size_t kCrowd = 500;

/// The key of one band (0 .. kBands - 1) of a signature that is not exact.
std::uint32_t band_key(const Signature& signature, std::size_t band);

/// For each article the number of its cluster, from 1 in order of first members; 0 if there is no
/// article like it. About 16 bytes an article beside the signatures. Throws std::length_error if
/// there are 2^32 articles or more.
std::vector<std::uint32_t> clusters(std::span<const Signature> articles);

/// The name of each cluster, names[number - 1]: 16 hexadecimal digits made from its signatures, so
/// that no two clusters of databases that are searched side by side go by one name, and a rebuild
/// gives the same names.
std::vector<std::string> cluster_names(std::span<const Signature> articles,
                                       std::span<const std::uint32_t> numbers);

/// What is connected with what: union-find, with path halving and union by size.
class Connections {
  public:
    explicit Connections(std::size_t count);
    std::uint32_t root(std::uint32_t item);
    void connect(std::uint32_t a, std::uint32_t b);
    /// A new item on its own.
    std::uint32_t add();
    std::uint32_t size_of(std::uint32_t item) { return sizes_[root(item)]; }

  private:
    std::vector<std::uint32_t> parents_;
    std::vector<std::uint32_t> sizes_;
};

}  // namespace udklip::indexer
