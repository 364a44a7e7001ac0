// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers the terms of a batch of articles, so that terms are hashed, compared and sorted once a
// batch and not once an article.
//
//     TermNumbers numbers;
//     numbers.number_of("Zmand")      0
//     numbers.number_of("mænd")       1
//     numbers.number_of("Zmand")      0
//     numbers.text(1)                 mænd
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer {

class TermNumbers {
  public:
    TermNumbers();

    /// Returns the number of a term; a new term gets the next one, from 0.
    std::uint32_t number_of(std::string_view term);

    /// Valid until the next number_of() or clear().
    std::string_view text(std::uint32_t number) const {
        return std::string_view(texts_).substr(terms_[number].begin, terms_[number].size);
    }
    std::size_t size() const { return terms_.size(); }
    /// Returns roughly how many bytes it takes.
    std::size_t memory() const {
        return texts_.size() + terms_.size() * sizeof(Term) + table_.size() * sizeof table_[0];
    }

    /// Forgets all terms, so that numbers begin with 0 again.
    void clear();
    /// Changes with each clear().
    std::uint32_t generation() const { return generation_; }

  private:
    struct Term {
        std::uint64_t hash;
        std::uint32_t begin;  ///< in texts_
        std::uint32_t size;
    };

    void grow();

    std::string texts_;
    std::vector<Term> terms_;
    std::vector<std::uint32_t> table_;  // open addressing by hash; 0: free, else number + 1
    std::uint32_t generation_ = 0;
};

}  // namespace udklip::indexer
