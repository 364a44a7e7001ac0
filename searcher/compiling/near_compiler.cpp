// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <utility>

#include "language/text/utf8.hpp"
#include "searcher/compiling/leaf_compiler.hpp"
#include "searcher/compiling/query_pieces.hpp"
#include "searcher/compiling/wildcard.hpp"

namespace udklip::searcher {

using Xapian::Query;

Alternatives LeafCompiler::wildcard_terms(const Node& node, LeafMode mode) {
    const std::string text = language::to_lower(node.text);
    Expansion expansion =
        expand(context_->db, node.kind, text, std::string(written_prefix(mode.scope)));
    WordTerms terms;
    terms.typed = (node.kind == NodeKind::prefix ? "" : "*") + node.text +
                  (node.kind == NodeKind::suffix ? "" : "*");
    terms.whole = expansion.terms;
    if (expansion.found > expansion.terms.size()) {
        less_than_meant(mode);
        note(node, mode,
             fmt::format("{} matches {} words: searched for the {} most frequent.", terms.typed,
                         expansion.found, expansion.terms.size()));
    }
    want(expansion.terms, mode, understand(std::move(terms), "wildcard", mode));
    rank(mode);
    return std::move(expansion.terms);
}

/// Words of the text, and those of the title alone.
std::optional<Query> LeafCompiler::compile_wildcard(const Node& node, LeafMode mode) {
    Alternatives terms = wildcard_terms(node, mode);
    if (mode.scope == Scope::everywhere) {
        const LeafMode title = mode.in(Scope::title).reported(Reporting::none);
        for (auto& term : wildcard_terms(node, title)) terms.push_back(std::move(term));
    }
    return terms.empty() ? Query() : synonym(terms);
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
    } else if (leaf.kind == NodeKind::word || leaf.kind == NodeKind::exact) {
        WordTerms terms;
        terms.typed = leaf.text;
        terms.whole = written_terms(context_->analyzer, leaf.text, mode.scope);
        for (const auto& term : terms.whole) side.positions.emplace_back(term);
        const Alternatives wanted = terms.whole;
        want(wanted, mode, understand(std::move(terms), "near", mode));
    } else {
        for (const auto& term : wildcard_terms(leaf, mode)) side.positions.emplace_back(term);
    }
    return side;
}

std::optional<Query> LeafCompiler::compile_near(const Node& node, LeafMode mode) {
    if (mode.scope != Scope::everywhere) return near_within(node, mode);
    const Query text = near_within(node, mode);
    const Query title = near_within(node, mode.in(Scope::title).reported(Reporting::none));
    return Query(Query::OP_OR, text, title);
}

/// Near each other in the text alone, or in the title alone.
Query LeafCompiler::near_within(const Node& node, LeafMode mode) {
    std::vector<Query> operands;
    std::vector<Query> wanted;
    std::size_t window = node.distance;
    for (const auto& child : node.children) {
        std::vector<Query> positions;
        const auto add = [&](const Node& leaf, bool alone) {
            const NearSide side = near_side(leaf, mode);
            positions.insert(positions.end(), side.positions.begin(), side.positions.end());
            // Among alternatives a quotation cannot be wanted beside: its first word stands for it.
            if (alone) wanted.insert(wanted.end(), side.wanted.begin(), side.wanted.end());
            window += side.length - 1;
        };
        if (child.children.empty()) add(child, true);
        for (const auto& leaf : child.children) add(leaf, false);
        if (positions.empty()) return Query();
        operands.emplace_back(Query::OP_OR, positions.begin(), positions.end());
    }
    rank(mode);
    window += operands.size() - 1;
    Query near(Query::OP_NEAR, operands.begin(), operands.end(),
               static_cast<Xapian::termcount>(window));
    for (const auto& phrase : wanted) near = Query(Query::OP_FILTER, near, phrase);
    return near;
}

}  // namespace udklip::searcher
