// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/leaf_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/compiling/query_pieces.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/compiling/respelling.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// The same words side by side in the text or in the title.
Query in_title_or_text(const std::vector<std::string>& text, const std::vector<std::string>& title,
                       Scope scope) {
    if (scope == Scope::title) return side_by_side(title);
    if (scope == Scope::furniture) return side_by_side(text);
    return Query(Query::OP_OR, side_by_side(text), side_by_side(title));
}

}  // namespace

LeafCompiler::Negation::Negation(LeafCompiler& leaves)
    : leaves_(&leaves), ranked_(leaves.ranks_), silent_(std::exchange(leaves.silent_, true)) {
    ++leaves_->negations_;
}

LeafCompiler::Negation::~Negation() {
    --leaves_->negations_;
    leaves_->silent_ = silent_;
    leaves_->ranks_ = ranked_;
}

void LeafCompiler::less_than_meant() {
    // What is excluded from something excluded is found again.
    (negations_ % 2 == 0 ? result_->finds_too_few : result_->finds_too_many) = true;
}

std::optional<Query> LeafCompiler::compile(const Node& node, Scope scope, const Node* completing) {
    const auto query = compile_here(node, scope, completing);
    if (!query || !context_->furniture || scope != Scope::everywhere) return query;
    again_ = true;
    const auto beside = compile_here(node, Scope::furniture, completing);
    again_ = false;
    if (!beside) return query;
    // Furniture finds an article but says little for it: those that match themselves come first.
    return Query(Query::OP_OR, *query, found_beside(*beside));
}

std::optional<Query> LeafCompiler::compile_here(const Node& node, Scope scope,
                                                const Node* completing) {
    switch (node.kind) {
        case NodeKind::near:
            return compile_near(node, scope);
        case NodeKind::word:
            return completing == nullptr ? compile_word(node, scope)
                                         : compile_elliptic(node, *completing, scope);
        case NodeKind::phrase:
            return compile_phrase(node, scope);
        case NodeKind::exact:
            return compile_exact(node, scope);
        default:
            return compile_wildcard(node, scope);
    }
}

unsigned LeafCompiler::understand(WordTerms terms, std::string how) {
    const auto number = static_cast<unsigned>(result_->words.size());
    if (silent_) return number;
    Xapian::doccount articles = 0;
    for (const auto& term : terms.whole) {
        articles = std::max(articles, context_->db.get_termfreq(term));
    }
    if (again_) {
        if (number == 0) return number;
        auto& known = result_->words.back().articles;
        known = std::max(known, articles);
        return number - 1;
    }
    result_->words.push_back({std::move(terms), articles, std::move(how)});
    return number;
}

void LeafCompiler::want(const Alternatives& terms, unsigned word, unsigned aspect, double share) {
    if (silent_ || again_) return;
    for (const auto& term : terms) result_->wanted.add_term(term, word, aspect, share);
}

bool LeafCompiler::is_in_furniture(const std::string& word) const {
    return context_->furniture &&
           is_in_index(context_->db, word_terms(context_->analyzer, word, Scope::furniture));
}

std::optional<Query> LeafCompiler::compile_word(const Node& node, Scope scope) {
    WordTerms terms = word_terms(context_->analyzer, node.text, scope);
    if (terms.whole.empty() && terms.parts.empty()) {
        note(node, fmt::format("\"{}\" has no letter or digit: ignored.", node.text));
        return std::nullopt;
    }
    if (terms.stop && !keep_stop_words_) return std::nullopt;
    if (is_in_furniture(node.text)) return ask_for(terms);
    if (auto other = respelt(context_->db, context_->analyzer, terms, scope)) {
        if (other->terms.stop && !keep_stop_words_) return std::nullopt;
        note(node, fmt::format("No article contains \"{}\"; searched for \"{}\" instead.",
                               node.text, fmt::join(other->words, "\", \"")));
        return ask_for(other->terms);
    }
    return ask_for(terms);
}

/// *social-* in *social- og sundhedsområdet*: socialområde, or social beside the rest.
std::optional<Query> LeafCompiler::compile_elliptic(const Node& first, const Node& second,
                                                    Scope scope) {
    WordTerms terms = word_terms(context_->analyzer, first.text, scope);
    const Alternatives implied = implied_terms(context_->analyzer, first.text, second.text, scope);
    if (implied.empty()) return compile_word(first, scope);
    terms.stop = false;
    terms.parts = {std::move(terms.whole)};
    terms.whole = implied;
    return ask_for(terms);
}

Query LeafCompiler::ask_for(const WordTerms& terms) {
    const unsigned word = understand(terms, "word");
    ranks_ = true;
    want(terms.whole, word);
    std::vector<Query> parts;
    const double share =
        ranking::kPartWeight / static_cast<double>(std::max<std::size_t>(1, terms.parts.size()));
    for (const auto& part : terms.parts) {
        want(part, word, static_cast<unsigned>(parts.size()) + 1, share);
        parts.emplace_back(Query::OP_SCALE_WEIGHT, synonym(part), ranking::kPartWeight);
    }
    if (parts.empty() || silent_) {
        return terms.whole.empty() ? Query(Query::OP_AND, parts.begin(), parts.end())
                                   : synonym(terms.whole);
    }
    Query by_parts = join_parts(parts);
    if (terms.whole.empty()) return by_parts;
    const Query whole = synonym(terms.whole);
    return Query(Query::OP_OR, again_ ? found_beside(whole) : whole, by_parts);
}

/// Returns the query for a compound by its parts.
Query LeafCompiler::join_parts(const std::vector<Query>& parts) {
    if (combine_ == Combine::some) return {Query::OP_OR, parts.begin(), parts.end()};
    Query all(Query::OP_AND, parts.begin(), parts.end());
    if (combine_ == Combine::every || again_) return all;
    // A piece of a word finds nothing when relaxed, but an article ranks as if it did.
    single_parts_.insert(single_parts_.end(), parts.begin(), parts.end());
    return {Query::OP_SCALE_WEIGHT, all, 0.0};
}

std::optional<Query> LeafCompiler::compile_phrase(const Node& node, Scope scope) {
    const Scope place = scope == Scope::furniture ? scope : Scope::everywhere;
    const auto text = written_terms(context_->analyzer, node.text, place);
    if (text.empty()) {
        note(node, "The quotation has no word: ignored.");
        return std::nullopt;
    }
    const auto title = written_terms(context_->analyzer, node.text, Scope::title);
    WordTerms terms;
    terms.typed = node.text;
    terms.whole = text;
    const unsigned word = understand(std::move(terms), "phrase");
    if (!silent_ && !again_) result_->wanted.add_phrase(text, word);
    ranks_ = true;
    return in_title_or_text(text, title, scope);
}

std::optional<Query> LeafCompiler::compile_exact(const Node& node, Scope scope) {
    auto query = compile_phrase(node, scope);
    if (!query) return query;
    if (scope == Scope::title) {
        note(node, "Titles are searched without regard to capitals.");
        return query;
    }
    if (scope == Scope::furniture) return query;
    std::vector<Query> cases;
    for (const auto& token : context_->analyzer.analyze(node.text)) {
        if (token.variant) continue;
        const auto& word = *token.word;
        cases.push_back(word.capitals.empty()
                            ? in_small_letters(context_->db, word.term)
                            : Query(store::term(store::prefix::exact, word.capitals)));
    }
    return Query(Query::OP_FILTER, *query, Query(Query::OP_AND, cases.begin(), cases.end()));
}

}  // namespace udklip::searcher
