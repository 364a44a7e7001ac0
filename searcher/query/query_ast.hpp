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
// Texts are copied from the question unchanged: not split, lower-cased or cleaned. The analyzer may
// find several words in one Word node (EU-kommissionen), or none (😀). A tree from the parser is at
// most a few hundred nodes deep and has a few thousand nodes.
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
    near,      ///< distance; two or more children of plain words (see has_positions())
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
    QuerySpan at;  ///< its place in the question, with signs, quotes and parentheses

    /// Compares two trees without their places in the question.
    bool operator==(const Node& other) const;
};

/// Returns whether a node of this kind has text and no children.
bool is_leaf(NodeKind kind);

/// Returns whether NEAR can join the node: a word, a word with stars, alternatives of such words,
/// or a phrase. A phrase among alternatives and an =Word have no positions of their own.
bool has_positions(const Node& node);

/// Returns whether the field takes its values literally: only words and phrases, in which stars,
/// `=` and a leading minus are part of the text. Only a text field (title) has other nodes below
/// it.
bool is_raw(store::Field field);

/// Writes the question in its one normal form: English names and operators, fewest parentheses.
/// Parsing the result gives the same tree, unless it is nested as deep as the parser allows.
/// Field{source, Word "KL"} is "source:KL".
std::string to_string(const Node& node);

}  // namespace udklip::searcher
