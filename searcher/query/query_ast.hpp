// SPDX-License-Identifier: GPL-3.0-or-later
//
// The syntax tree of a question: what parse_query() makes and what is compiled for the database.
//
//     kilde:KL økonomi* -"åben skole"
//
//     Sequence
//       Field source -> Word "KL"
//       Prefix "økonomi"
//       Not -> Phrase "åben skole"
//
// Texts are pieces of the question as typed: nothing is split into words, lower-cased or cleaned,
// so one Word may be several words to the analyzer (EU-kommissionen), or none at all (😀).
// The trees of the parser are at most a few hundred nodes deep and a few thousand large.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "store/layout/fields.hpp"

namespace udklip::searcher {

/// Bytes [begin, end) of the question.
struct QuerySpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const QuerySpan&) const = default;
};

enum class NodeKind : std::uint8_t {
    word,      ///< text: to be analysed. "§ 12" is the only one with white space in it
    phrase,    ///< text: what stood between quotes, to be matched as written
    exact,     ///< =Word; text: without the sign, letter case counts
    prefix,    ///< ord*; text: without stars, as for the next two
    suffix,    ///< *ord
    infix,     ///< *ord*
    field,     ///< field; one child, the value. See is_raw()
    negation,  ///< NOT a, -a; one child, which is never a negation itself
    near,      ///< distance; two or more children of plain words (see is_plain())
    all,       ///< a AND b; two or more children
    any,       ///< a OR b; two or more children
    sequence,  ///< a b: side by side; whether all or some are wanted is the caller's choice.
               ///< Without children: the empty question
};

struct Node {
    NodeKind kind = NodeKind::sequence;
    std::string text;                          ///< of word, phrase, exact, prefix, suffix, infix
    store::Field field = store::Field::title;  ///< of field
    unsigned distance = 0;                     ///< of near: positions apart at most, 1 to 100
    std::vector<Node> children;
    QuerySpan at;  ///< where it stood, with its signs, quotes and parentheses

    /// Whether two trees say the same; where they stood does not matter.
    bool operator==(const Node& other) const;
};

/// Whether it has a text of its own, and no children.
bool is_leaf(NodeKind kind);

/// Whether NEAR can stand beside it: a leaf, or alternatives of leaves.
bool is_plain(const Node& node);

/// Whether values of this field are taken as they stand: words and phrases only, stars, = and a
/// leading minus being part of the text. Only a text field (title) has all kinds of node below.
bool is_raw(store::Field field);

/// The question written out again, in one way: English names and operators, as few parentheses as
/// it takes. Reading it gives the same tree, unless that is nested as deep as the parser allows.
/// Field{source, Word "KL"} is "source:KL".
std::string to_string(const Node& node);

}  // namespace udklip::searcher
