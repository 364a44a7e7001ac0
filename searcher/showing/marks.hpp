// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the words of an article that the question asked for: analyses the stored text as the
// indexer does, and compares terms.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/compiling/wanted.hpp"

namespace udklip::searcher {

/// A stretch of text that the question asked for.
struct Mark {
    std::uint32_t begin;  ///< bytes; both ends are character borders
    std::uint32_t end;
    unsigned word;        ///< number of the question's word
    bool part;            ///< true: only a part of a compound of the text
    unsigned aspect = 0;  ///< as in Wanted::Aspect
    double share = 1.0;

    bool operator==(const Mark&) const = default;
};

/// Finds the marks of one question in any number of texts. Not thread-safe. `wanted` and `analyzer`
/// must outlive it.
class MarkFinder {
  public:
    MarkFinder(const Wanted& wanted, language::Analyzer& analyzer);

    /// Returns the marks of a cleaned text, in order, without overlaps.
    std::vector<Mark> find(std::string_view text);

  private:
    const Wanted* wanted_;
    language::Analyzer* analyzer_;
    language::WordFilter filter_;
};

}  // namespace udklip::searcher
