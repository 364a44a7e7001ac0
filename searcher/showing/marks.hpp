// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be marked in an article, and where it stands: found by analysing the stored text and
// comparing terms, by the same road that made the index.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/compiling/wanted.hpp"

namespace udklip::searcher {

/// Something in a text that the question asked for.
struct Mark {
    std::uint32_t begin;  ///< bytes; both ends are character borders
    std::uint32_t end;
    unsigned word;        ///< which word of the question
    bool part;            ///< only a part of a compound in the text
    unsigned aspect = 0;  ///< as in Wanted::Aspect
    double share = 1.0;

    bool operator==(const Mark&) const = default;
};

/// Finds the marks of one question in any number of texts. Not shared between threads; the two must
/// outlive it.
class MarkFinder {
  public:
    MarkFinder(const Wanted& wanted, language::Analyzer& analyzer);

    /// The marks of a cleaned text, in order, without overlaps.
    std::vector<Mark> find(std::string_view text);

  private:
    const Wanted* wanted_;
    language::Analyzer* analyzer_;
    language::WordFilter filter_;
};

}  // namespace udklip::searcher
