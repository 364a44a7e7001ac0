// SPDX-License-Identifier: GPL-3.0-or-later
//
// What belongs together in a question: where a chunk ends, and whether something can be the value
// of a field; with what is to be said of a field that has none, or of a name that is no field.
//
//     ChunkReader("kommune(r) §  12").end_of(0)    // 10: the parentheses are part of it
//     ChunkReader("kommune(r) §  12").end_of(11)   // all of "§  12"
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

class ChunkReader {
  public:
    /// `question` must outlive it. All in a time linear in its length.
    explicit ChunkReader(std::string_view question);

    /// Where the chunk that begins at `begin` ends: at a blank, a quote that opens a phrase, or a
    /// parenthesis that is no part of it. A section sign takes its number in.
    std::size_t end_of(std::size_t begin) const;

    /// Whether there is something at `at` that can be the value of a field.
    bool is_value(std::size_t at) const;

  private:
    std::string_view q_;
    std::vector<std::size_t> partners_;  ///< empty if there is no "("
};

void note_no_value(Notes& notes, QuerySpan at, store::Field field);

/// "name:" with `value` (and all else) behind it. Says nothing of what is hardly meant as a field.
void note_unknown_field(Notes& notes, QuerySpan at, std::string_view name, std::string_view value);

}  // namespace udklip::searcher
