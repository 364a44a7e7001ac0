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

void LeafCompiler::less_than_meant(LeafMode mode) {
    // What is excluded from something excluded is found again.
    (mode.negations % 2 == 0 ? result_->finds_too_few : result_->finds_too_many) = true;
}

std::optional<Query> LeafCompiler::compile(const Node& node, LeafMode mode,
                                           const Node* completing) {
    const auto query = compile_here(node, mode, completing);
    if (!query || !context_->furniture || mode.scope != Scope::everywhere) return query;
    const auto beside = compile_here(
        node, mode.in(Scope::furniture).reported(Reporting::article_count), completing);
    if (!beside) return query;
    // Furniture finds an article but says little for it: those that match themselves come first.
    return Query(Query::OP_OR, *query, found_beside(*beside));
}

std::optional<Query> LeafCompiler::compile_here(const Node& node, LeafMode mode,
                                                const Node* completing) {
    switch (node.kind) {
        case NodeKind::near:
            return compile_near(node, mode);
        case NodeKind::word:
            return completing == nullptr ? compile_word(node, mode)
                                         : compile_elliptic(node, *completing, mode);
        case NodeKind::phrase:
            return compile_phrase(node, mode);
        case NodeKind::exact:
            return compile_exact(node, mode);
        default:
            return compile_wildcard(node, mode);
    }
}

unsigned LeafCompiler::understand(WordTerms terms, std::string how, LeafMode mode) {
    const auto number = static_cast<unsigned>(result_->words.size());
    if (mode.reporting == Reporting::none) return number;
    Xapian::doccount articles = 0;
    for (const auto& term : terms.whole) {
        articles = std::max(articles, context_->db.get_termfreq(term));
    }
    if (mode.reporting == Reporting::article_count) {
        if (number == 0) return number;
        auto& known = result_->words.back().articles;
        known = std::max(known, articles);
        return number - 1;
    }
    result_->words.push_back({std::move(terms), articles, std::move(how)});
    return number;
}

void LeafCompiler::want(const Alternatives& terms, LeafMode mode, unsigned word, unsigned aspect,
                        double share) {
    if (mode.reporting != Reporting::all) return;
    for (const auto& term : terms) result_->wanted.add_term(term, word, aspect, share);
}

bool LeafCompiler::is_in_furniture(const std::string& word) const {
    return context_->furniture &&
           is_in_index(context_->db, word_terms(context_->analyzer, word, Scope::furniture));
}

std::optional<Query> LeafCompiler::compile_word(const Node& node, LeafMode mode) {
    WordTerms terms = word_terms(context_->analyzer, node.text, mode.scope);
    if (terms.whole.empty() && terms.parts.empty()) {
        note(node, mode, fmt::format("\"{}\" has no letter or digit: ignored.", node.text));
        return std::nullopt;
    }
    if (terms.stop && !keep_stop_words_) return std::nullopt;
    if (is_in_furniture(node.text)) return ask_for(terms, mode);
    if (auto other = respelt(context_->db, context_->analyzer, terms, mode.scope)) {
        if (other->terms.stop && !keep_stop_words_) return std::nullopt;
        note(node, mode,
             fmt::format("No article contains \"{}\"; searched for \"{}\" instead.", node.text,
                         fmt::join(other->words, "\", \"")));
        return ask_for(other->terms, mode);
    }
    return ask_for(terms, mode);
}

/// *social-* in *social- og sundhedsområdet*: socialområde, or social beside the rest.
std::optional<Query> LeafCompiler::compile_elliptic(const Node& first, const Node& second,
                                                    LeafMode mode) {
    WordTerms terms = word_terms(context_->analyzer, first.text, mode.scope);
    const Alternatives implied =
        implied_terms(context_->analyzer, first.text, second.text, mode.scope);
    if (implied.empty()) return compile_word(first, mode);
    terms.stop = false;
    terms.parts = {std::move(terms.whole)};
    terms.whole = implied;
    return ask_for(terms, mode);
}

Query LeafCompiler::ask_for(const WordTerms& terms, LeafMode mode) {
    const unsigned word = understand(terms, "word", mode);
    rank(mode);
    want(terms.whole, mode, word);
    std::vector<Query> parts;
    const double share =
        ranking::kPartWeight / static_cast<double>(std::max<std::size_t>(1, terms.parts.size()));
    for (const auto& part : terms.parts) {
        want(part, mode, word, static_cast<unsigned>(parts.size()) + 1, share);
        parts.emplace_back(Query::OP_SCALE_WEIGHT, synonym(part), ranking::kPartWeight);
    }
    // An article that has the parts of an excluded compound is not excluded.
    if (parts.empty() || mode.is_negated()) {
        return terms.whole.empty() ? Query(Query::OP_AND, parts.begin(), parts.end())
                                   : synonym(terms.whole);
    }
    Query by_parts = join_parts(parts, mode);
    if (terms.whole.empty()) return by_parts;
    const Query whole = synonym(terms.whole);
    return Query(Query::OP_OR, mode.scope == Scope::furniture ? found_beside(whole) : whole,
                 by_parts);
}

/// Returns the query for a compound by its parts.
Query LeafCompiler::join_parts(const std::vector<Query>& parts, LeafMode mode) {
    if (mode.combine == Combine::some) return {Query::OP_OR, parts.begin(), parts.end()};
    Query all(Query::OP_AND, parts.begin(), parts.end());
    if (mode.combine == Combine::every || mode.scope == Scope::furniture) return all;
    // A piece of a word finds nothing when relaxed, but an article ranks as if it did.
    single_parts_.insert(single_parts_.end(), parts.begin(), parts.end());
    return {Query::OP_SCALE_WEIGHT, all, 0.0};
}

std::optional<Query> LeafCompiler::compile_phrase(const Node& node, LeafMode mode) {
    const Scope place = mode.scope == Scope::furniture ? mode.scope : Scope::everywhere;
    const auto text = written_terms(context_->analyzer, node.text, place);
    if (text.empty()) {
        note(node, mode, "The quotation has no word: ignored.");
        return std::nullopt;
    }
    const auto title = written_terms(context_->analyzer, node.text, Scope::title);
    WordTerms terms;
    terms.typed = node.text;
    terms.whole = text;
    const unsigned word = understand(std::move(terms), "phrase", mode);
    if (mode.reporting == Reporting::all) result_->wanted.add_phrase(text, word);
    rank(mode);
    return in_title_or_text(text, title, mode.scope);
}

std::optional<Query> LeafCompiler::compile_exact(const Node& node, LeafMode mode) {
    auto query = compile_phrase(node, mode);
    if (!query) return query;
    if (mode.scope == Scope::title) {
        note(node, mode, "Titles are searched without regard to capitals.");
        return query;
    }
    if (mode.scope == Scope::furniture) return query;
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
