// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first half of the parser: cuts a question into chunks, phrases, parentheses and operators,
// and decides what each sign means in its place:
//
//     tv-avis -sport      the first hyphen is part of a chunk, the second excludes
//     kommune(r) (a b)    the first parentheses are part of a chunk, the second group
//     11:30 http://x a:b  no fields
//     27" "a b"           the first mark means inches, the second opens a phrase
//
// Every parenthesis in the output has a partner and encloses something. Takes linear time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

struct QueryToken {
    enum class Kind : std::uint8_t {
        chunk,
        phrase,
        open,
        close,
        op_and,
        op_or,
        op_not,
        op_near,
    };
    Kind kind = Kind::chunk;
    std::string_view text;  ///< into the question; of a phrase what is between the quotes
    QuerySpan at;           ///< with what stands before it: minus, field
    bool negated = false;   ///< a minus before it
    std::optional<store::Field> field;  ///< the field before it
    unsigned distance = 0;              ///< of op_near, as given; too large is as good as 101
    bool doubled_marks = false;         ///< of a phrase: "" in its text stands for one "
};

/// Cuts `question`, which must outlive the tokens. Honours kMaxDepth and kMaxWords of
/// query_parser.hpp.
std::vector<QueryToken> cut_query(std::string_view question, Notes& notes);

}  // namespace udklip::searcher
