// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "language/text/utf8.hpp"
#include "searcher/compiling/clock_source.hpp"
#include "searcher/compiling/leaf_compiler.hpp"
#include "searcher/compiling/query_pieces.hpp"
#include "searcher/compiling/respelling.hpp"
#include "searcher/compiling/wildcard.hpp"

namespace udklip::searcher {

using Xapian::Query;

LeafCompiler::Wildcard LeafCompiler::wildcard_terms(const Node& node, LeafMode mode,
                                                    bool positions) {
    const std::string text = language::to_lower(node.text);
    Expansion expansion =
        expand(context_->db, node.kind, text, std::string(written_prefix(mode.scope)), budget_,
               positions, context_->deadline);
    WordTerms terms;
    terms.typed = (node.kind == NodeKind::prefix ? "" : "*") + node.text +
                  (node.kind == NodeKind::suffix ? "" : "*");
    terms.whole = expansion.terms;
    if (expansion.cut) less_than_meant(mode);
    if (expansion.found > expansion.terms.size()) {
        less_than_meant(mode);
        note(node, mode,
             note_text("words_cut", "{} matches {} words: searched for the {} most frequent.",
                       terms.typed, expansion.found, expansion.terms.size()));
    }
    const unsigned word = understand(std::move(terms), "wildcard", mode);
    want(expansion.terms, mode, word);
    rank(mode);
    const bool cut = expansion.cut || expansion.found > expansion.terms.size();
    return {std::move(expansion.terms), word, cut};
}

/// Words of the text, those of the title alone, and what the word without its star finds: other
/// forms of it (*mænd* for mand*), and compounds by their parts.
std::optional<Query> LeafCompiler::compile_wildcard(const Node& node, LeafMode mode) {
    auto [terms, number, cut] = wildcard_terms(node, mode);
    if (mode.scope == Scope::everywhere) {
        Wildcard in_title = wildcard_terms(node, mode.beside_in_title());
        if (in_title.cut && !cut) {
            note(node, mode,
                 note_text("words_cut_in_titles",
                           "A word with a star matches too many words of titles: searched for the "
                           "most frequent."));
        }
        for (auto& term : in_title.terms) terms.push_back(std::move(term));
    }
    WordTerms word = word_terms(context_->analyzer, node.text, mode.scope);
    if (auto other = respelt(context_->db, context_->analyzer, word, mode.scope)) {
        word = std::move(other->terms);
    }
    want(word.whole, mode, number);
    for (auto& term : word.whole) {
        if (!context_->db.term_exists(term)) continue;
        if (std::find(terms.begin(), terms.end(), term) == terms.end()) {
            terms.push_back(std::move(term));
        }
    }
    if (!is_in_index(context_->db, word)) word.parts.clear();
    const std::vector<Query> parts = queries_of_parts(word, number, mode);
    std::vector<Query> found;
    if (!terms.empty()) found.push_back(synonym(terms));
    if (!parts.empty() && !mode.is_negated()) found.push_back(join_parts(parts, mode));
    if (found.empty()) return Query();
    return Query(Query::OP_OR, found.begin(), found.end());
}

/// The positions that one side of NEAR may have. They are kept of written words only, and of one
/// word at a time: a quotation stands where its first word does, and is wanted beside.
LeafCompiler::NearSide LeafCompiler::near_side(const Node& leaf, LeafMode mode) {
    NearSide side;
    if (leaf.kind == NodeKind::phrase) {
        const auto terms = written_terms(context_->analyzer, leaf.text, mode.scope);
        const auto query = compile_phrase(leaf, mode);
        if (terms.empty() || !query) return side;
        side.positions.emplace_back(terms.front());
        side.wanted.push_back(*query);
        side.length = terms.size();
    } else if (leaf.kind == NodeKind::word) {
        WordTerms terms;
        terms.typed = leaf.text;
        auto place = place_of(context_->analyzer, leaf.text, mode.scope);
        terms.whole = std::move(place.terms);
        side.length = place.length;
        for (const auto& term : terms.whole) side.positions.emplace_back(term);
        const Alternatives wanted = terms.whole;
        want(wanted, mode, understand(std::move(terms), "near", mode));
    } else {
        for (const auto& term : wildcard_terms(leaf, mode, true).terms)
            side.positions.emplace_back(term);
    }
    return side;
}

std::optional<Query> LeafCompiler::compile_near(const Node& node, LeafMode mode) {
    if (mode.scope != Scope::everywhere) return near_within(node, mode);
    const Query text = near_within(node, mode);
    const Query title = near_within(node, mode.beside_in_title());
    return Query(Query::OP_OR, text, title);
}

/// Near each other in the text alone, or in the title alone.
Query LeafCompiler::near_within(const Node& node, LeafMode mode) {
    std::vector<Query> operands;
    std::vector<Query> wanted;
    std::vector<std::string> words;  // of sides that are one word
    std::size_t window = node.distance;
    for (const auto& child : node.children) {
        std::vector<Query> positions;
        const auto add = [&](const Node& leaf, bool alone) {
            const NearSide side = near_side(leaf, mode);
            positions.insert(positions.end(), side.positions.begin(), side.positions.end());
            if (alone) wanted.insert(wanted.end(), side.wanted.begin(), side.wanted.end());
            window += side.length - 1;
            if (side.positions.size() == 1)
                words.push_back(*side.positions.front().get_terms_begin());
        };
        if (child.children.empty()) add(child, true);
        for (const auto& leaf : child.children) add(leaf, false);
        if (positions.empty()) return Query();
        operands.emplace_back(Query::OP_OR, positions.begin(), positions.end());
    }
    rank(mode);
    if (words.size() == operands.size() && !budget_.take(cost_of_phrase(context_->db, words))) {
        budget_.exhaust();
        more_than_meant(mode);
        return Query(Query::OP_AND, operands.begin(), operands.end());
    }
    window += operands.size() - 1;
    Query near(Query::OP_NEAR, operands.begin(), operands.end(),
               static_cast<Xapian::termcount>(window));
    for (const auto& phrase : wanted) near = Query(Query::OP_FILTER, near, phrase);
    return within_deadline(near, context_->deadline);
}

}  // namespace udklip::searcher
