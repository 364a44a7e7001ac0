// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the end of a chunk of the question, and whether a field has a value there. Writes the notes
// for a field without a value and for a name that is no field.
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
    /// `question` must outlive the reader. All calls together take time linear in its length.
    explicit ChunkReader(std::string_view question);

    /// Returns the end of the chunk that begins at `begin`: a blank, a quote that opens a phrase,
    /// or a parenthesis outside the chunk. A section sign and its number are one chunk.
    std::size_t end_of(std::size_t begin) const;

    /// Returns whether the text at `at` can be the value of a field.
    bool is_value(std::size_t at) const;

  private:
    std::string_view q_;
    std::vector<std::size_t> partners_;  ///< empty if there is no "("
};

void note_no_value(Notes& notes, QuerySpan at, store::Field field);

/// Notes that `name` is no field. `value`: the rest of the question behind the colon. Adds no note
/// where a field was hardly meant (11:30, http://).
void note_unknown_field(Notes& notes, QuerySpan at, std::string_view name, std::string_view value);

}  // namespace udklip::searcher
