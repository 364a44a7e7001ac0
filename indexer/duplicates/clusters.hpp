// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clusters of near-duplicates among many articles.
//
//     const std::vector<std::uint32_t> numbers = clusters(signatures);   // {1, 0, 1, 2, 2}
//     const std::vector<std::string> names = cluster_names(signatures, numbers);
//
// Two articles belong together if they share a key (one band of their signatures) and are alike().
// A cluster is a connected component of such pairs. The bands save comparing every pair.
//
// A key that more than kCrowd different signatures share says little, and comparing them all would
// take quadratic time. They are compared only where they also agree in the next band; if those are
// still too many, in the one after it, and so on. Which pairs are compared depends on the set of
// articles, never on their order.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "store/layout/signature.hpp"

namespace udklip::indexer {

constexpr std::size_t kCrowd = 500;

/// Returns the number of each article's cluster, from 1 in order of first members; 0 if no article
/// is like it. Needs about 16 bytes an article besides the signatures. Throws std::length_error if
/// there are 2^32 articles or more.
std::vector<std::uint32_t> clusters(std::span<const store::Signature> articles);

/// Returns the name of each cluster, names[number - 1]: 16 hexadecimal digits made from its
/// signatures, so that a rebuild gives the same names, and clusters of different databases
/// different ones.
std::vector<std::string> cluster_names(std::span<const store::Signature> articles,
                                       std::span<const std::uint32_t> numbers);

/// Union-find with path halving and union by size.
class Connections {
  public:
    explicit Connections(std::size_t count);
    std::uint32_t root(std::uint32_t item);
    void connect(std::uint32_t a, std::uint32_t b);
    /// Adds an item on its own and returns it.
    std::uint32_t add();
    std::uint32_t size_of(std::uint32_t item) { return sizes_[root(item)]; }

  private:
    std::vector<std::uint32_t> parents_;
    std::vector<std::uint32_t> sizes_;
};

}  // namespace udklip::indexer
