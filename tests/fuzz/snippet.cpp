// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marks and snippets: the first paragraph is what is looked for, a word or several in quotes at a
// time, the next the title, the rest the text.
#include "searcher/showing/snippet.hpp"

#include "fuzz.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/query_parser.hpp"
#include "tests/unit/lexicon.hpp"

namespace udklip::fuzz {
namespace {

using namespace searcher;

void want(const Node& node, Wanted& wanted, std::vector<double>& weights) {
    for (const Node& child : node.children) want(child, wanted, weights);
    const auto number = static_cast<unsigned>(weights.size());
    if (node.kind == NodeKind::phrase) {
        auto terms = written_terms(test::analyzer(), node.text, Scope::everywhere);
        if (terms.empty()) return;
        wanted.add_phrase(std::move(terms), number);
    } else if (is_leaf(node.kind)) {
        const WordTerms terms = word_terms(test::analyzer(), node.text, Scope::everywhere);
        for (const auto& term : terms.whole) wanted.add_term(term, number);
        unsigned aspect = 0;
        for (const auto& part : terms.parts) {
            ++aspect;
            for (const auto& term : part) wanted.add_term(term, number, aspect, 0.5);
        }
    } else {
        return;
    }
    weights.push_back(1.0 + number % 3);
}

bool is_border(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

template <class Marks>
void check_marks(const Marks& marks, std::string_view text) {
    std::size_t at = 0;
    for (const auto& mark : marks) {
        require(mark.begin >= at && mark.begin < mark.end && mark.end <= text.size(),
                "marks are in order, in their text, and do not overlap");
        require(is_border(text, mark.begin) && is_border(text, mark.end),
                "marks do not cut characters");
        at = mark.end;
    }
}

}  // namespace

void one(std::string_view bytes) {
    Pieces pieces(bytes);
    const std::string question = language::clean(pieces.text());
    const std::string title = language::clean(pieces.text());
    const std::string text = language::clean(pieces.rest());
    Wanted wanted;
    std::vector<double> weights;
    want(parse_query(question).root, wanted, weights);
    MarkFinder marks(wanted, test::analyzer());
    check_marks(marks.find(text), text);
    // An empty lemma is nothing's, but lets every word be looked up.
    Wanted all = wanted;
    all.add_term("Z", 0);
    require(marks.find(text) == MarkFinder(all, test::analyzer()).find(text),
            "what is passed over would not have been marked");

    for (const std::size_t room : {40U, 320U}) {
        const Snippet snippet = cut_snippet(text, title, marks, weights, {.room = room});
        require(language::is_valid_utf8(snippet.text), "a snippet is UTF-8");
        require(snippet.text.size() <= room + 40, "a snippet keeps to its room");
        require(snippet.text.find('\n') == snippet.text.npos, "a snippet is one line");
        check_marks(snippet.marks, snippet.text);
    }
}

}  // namespace udklip::fuzz
