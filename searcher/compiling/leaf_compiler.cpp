// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/leaf_compiler.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "language/stop_words.hpp"
#include "searcher/compiling/clock_source.hpp"
#include "searcher/compiling/query_pieces.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/compiling/related_words.hpp"
#include "searcher/compiling/respelling.hpp"
#include "store/layout/lead.hpp"
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

/// The same words anywhere in the text or in the title.
Query all_in_title_or_text(const std::vector<std::string>& text,
                           const std::vector<std::string>& title, Scope scope) {
    const Query in_text(Query::OP_AND, text.begin(), text.end());
    const Query in_title(Query::OP_AND, title.begin(), title.end());
    if (scope == Scope::title) return in_title;
    if (scope == Scope::furniture) return in_text;
    return Query(Query::OP_OR, in_text, in_title);
}

NoteText searched_instead(const std::string& typed, const std::vector<std::string>& words) {
    return note_text("searched_instead", "No article contains \"{}\"; searched for \"{}\" instead.",
                     typed, fmt::format("{}", fmt::join(words, "\", \"")));
}

}  // namespace

void LeafCompiler::less_than_meant(LeafMode mode) {
    // What is excluded from something excluded is found again.
    (mode.negations % 2 == 0 ? result_->finds_too_few : result_->finds_too_many) = true;
}

void LeafCompiler::more_than_meant(LeafMode mode) {
    (mode.negations % 2 == 0 ? result_->finds_too_many : result_->finds_too_few) = true;
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
    if (mode.reporting >= Reporting::none) return number;
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

bool LeafCompiler::is_dropped(const WordTerms& terms, LeafMode mode) const {
    if (!mode.drops_stop_words) return false;
    return terms.stop || (mode.drops_question_words && is_question_word(terms.typed));
}

std::optional<Query> LeafCompiler::drop(const Node& node) {
    auto& dropped = result_->dropped;
    if (std::find(dropped.begin(), dropped.end(), node.text) == dropped.end()) {
        dropped.push_back(node.text);
    }
    return std::nullopt;
}

bool LeafCompiler::is_in_furniture(const std::string& word) const {
    return context_->furniture &&
           is_in_index(context_->db, word_terms(context_->analyzer, word, Scope::furniture));
}

std::optional<Query> LeafCompiler::compile_word(const Node& node, LeafMode mode) {
    WordTerms terms = word_terms(context_->analyzer, node.text, mode.scope);
    std::erase_if(terms.others, [&](const auto& term) { return !context_->db.term_exists(term); });
    if (terms.whole.empty() && terms.parts.empty()) {
        note(node, mode,
             note_text("no_letter", "\"{}\" has no letter or digit: ignored.", node.text));
        return std::nullopt;
    }
    if (is_dropped(terms, mode)) return drop(node);
    if (is_in_furniture(node.text)) return ask_for(terms, mode);
    if (auto other = respelt(context_->db, context_->analyzer, terms, mode.scope)) {
        if (is_dropped(other->terms, mode)) return drop(node);
        note(node, mode, searched_instead(node.text, other->words));
        return ask_for(other->terms, mode);
    }
    if (auto written = written_stop_word(terms)) {
        note(node, mode, searched_instead(node.text, *written));
        terms.whole = std::move(*written);
    }
    return ask_for(terms, mode);
}

/// A form of a noun that is a stop word as well (*modet* of *mod*): stop words have no lemmas in
/// the index, so where no article has a form that is none, the stop word is all there is.
/// Empty-handed for other words.
std::optional<Alternatives> LeafCompiler::written_stop_word(const WordTerms& terms) const {
    if (terms.stop || is_in_index(context_->db, terms)) return std::nullopt;
    Alternatives written;
    for (const std::string_view term : terms.whole) {
        if (!term.starts_with(store::prefix::lemma)) continue;
        const std::string lemma(term.substr(store::prefix::lemma.size()));
        if (language::is_stop_word(lemma) && context_->db.term_exists(lemma)) {
            written.push_back(lemma);
        }
    }
    if (written.empty()) return std::nullopt;
    return written;
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

/// Words as written (stop words, § 12, #tag) have terms of their own in a title, where lemmas count
/// as the text's.
Alternatives LeafCompiler::with_title(const Alternatives& whole, LeafMode mode) const {
    Alternatives all = whole;
    if (mode.scope != Scope::everywhere) return all;
    for (const auto& term : whole) {
        const bool written = !term.empty() && !(term.front() >= 'A' && term.front() <= 'Z');
        if (!written) continue;
        std::string title = store::term(store::prefix::title, term);
        if (context_->db.term_exists(title)) all.push_back(std::move(title));
    }
    return all;
}

Query LeafCompiler::ask_for(const WordTerms& terms, LeafMode mode) {
    const Alternatives all = with_title(terms.whole, mode);
    const unsigned word = understand(terms, "word", mode);
    rank(mode);
    want(terms.whole, mode, word);
    want(terms.others, mode, word);
    const std::vector<Query> parts = queries_of_parts(terms, word, mode);
    boost(terms, mode);
    // An article that has the parts of an excluded compound is not excluded.
    if (parts.empty() || mode.is_negated()) {
        return terms.whole.empty() ? Query(Query::OP_AND, parts.begin(), parts.end())
                                   : with_others(all, terms, mode);
    }
    Query by_parts = join_parts(parts, mode);
    if (terms.whole.empty()) return by_parts;
    const Query whole = with_others(all, terms, mode);
    return Query(Query::OP_OR, mode.scope == Scope::furniture ? found_beside(whole) : whole,
                 by_parts);
}

/// An article counts as more about a word that stands at its beginning, and a little about it where
/// it has the noun of a verb, or the verb of a noun.
void LeafCompiler::boost(const WordTerms& terms, LeafMode mode) {
    if (mode.is_negated() || mode.scope != Scope::everywhere) return;
    boost_lead(terms.whole);
    for (const auto& part : terms.parts) boost_lead(part);
    for (const std::string_view term : terms.whole) {
        if (!term.starts_with(store::prefix::lemma)) continue;
        for (const auto& action :
             action_words(context_->analyzer, term.substr(store::prefix::lemma.size()))) {
            boosts_.emplace_back(Query::OP_SCALE_WEIGHT,
                                 Query(store::term(store::prefix::lemma, action)),
                                 ranking::kActionWeight);
        }
    }
}

/// Adds a weight that depends on how rare the word is, and not on the length of the article.
void LeafCompiler::boost_lead(const Alternatives& lemmas) {
    Alternatives lead;
    Xapian::doccount most = 0;
    for (const std::string_view term : lemmas) {
        if (!term.starts_with(store::prefix::lemma)) continue;
        lead.push_back(store::term(store::prefix::lead, term.substr(store::prefix::lemma.size())));
        most = std::max(most, context_->db.get_termfreq(std::string(term)));
    }
    if (lead.empty() || most == 0) return;
    const double articles = most;
    const double others = static_cast<double>(context_->db.get_doccount()) - articles;
    const double rarity = std::log((others + 0.5) / (articles + 0.5));
    if (rarity <= 0) return;
    boosts_.push_back(with_fixed_weight(synonym(lead), ranking::kLeadWeight * rarity));
}

std::vector<Query> LeafCompiler::queries_of_parts(const WordTerms& terms, unsigned word,
                                                  LeafMode mode) {
    std::vector<Query> parts;
    const double share =
        ranking::kPartWeight / static_cast<double>(std::max<std::size_t>(1, terms.parts.size()));
    for (const auto& part : terms.parts) {
        want(part, mode, word, static_cast<unsigned>(parts.size()) + 1, share);
        parts.emplace_back(Query::OP_SCALE_WEIGHT, synonym(part), ranking::kPartWeight);
    }
    return parts;
}

/// Returns the query for the whole word, or for another word for the same thing, which counts less.
/// Only the word itself is excluded.
Query LeafCompiler::with_others(const Alternatives& word, const WordTerms& terms, LeafMode mode) {
    const Query whole = synonym(word);
    if (terms.others.empty() || mode.is_negated()) return whole;
    Alternatives all = word;
    all.insert(all.end(), terms.others.begin(), terms.others.end());
    return Query(Query::OP_OR,
                 Query(Query::OP_SCALE_WEIGHT, synonym(all), ranking::kOtherWordWeight),
                 Query(Query::OP_SCALE_WEIGHT, whole, 1.0 - ranking::kOtherWordWeight));
}

/// Returns the query for a compound by its parts.
Query LeafCompiler::join_parts(const std::vector<Query>& parts, LeafMode mode) {
    if (mode.combine == Combine::some) return {Query::OP_OR, parts.begin(), parts.end()};
    Query all(Query::OP_AND, parts.begin(), parts.end());
    if (mode.combine == Combine::every || mode.scope == Scope::furniture) return all;
    // A piece of a word finds nothing when relaxed, but an article ranks as if it did.
    boosts_.insert(boosts_.end(), parts.begin(), parts.end());
    return {Query::OP_SCALE_WEIGHT, all, 0.0};
}

std::optional<Query> LeafCompiler::compile_phrase(const Node& node, LeafMode mode) {
    const Scope place = mode.scope == Scope::furniture ? mode.scope : Scope::everywhere;
    const auto text = written_terms(context_->analyzer, node.text, place);
    if (text.empty()) {
        note(node, mode,
             note_text("quotation_without_word", "The quotation has no word: ignored."));
        return std::nullopt;
    }
    const auto title = written_terms(context_->analyzer, node.text, Scope::title);
    WordTerms terms;
    terms.typed = node.text;
    terms.whole = text;
    const unsigned word = understand(std::move(terms), "phrase", mode);
    if (mode.reporting == Reporting::all) {
        result_->wanted.add_phrase(text, word,
                                   node.kind == NodeKind::exact
                                       ? capitals_of(context_->analyzer, node.text)
                                       : std::vector<std::string>{});
    }
    rank(mode);
    if (text.size() > 1 && !budget_.take(cost_of_phrase(context_->db, text))) {
        budget_.exhaust();
        more_than_meant(mode);
        return all_in_title_or_text(text, title, mode.scope);
    }
    return within_deadline(in_title_or_text(text, title, mode.scope), context_->deadline);
}

std::optional<Query> LeafCompiler::compile_exact(const Node& node, LeafMode mode) {
    auto query = compile_phrase(node, mode);
    if (!query) return query;
    if (mode.scope == Scope::title) {
        note(node, mode,
             note_text("title_capitals", "Titles are searched without regard to capitals."));
        return query;
    }
    if (mode.scope == Scope::furniture) return query;
    std::vector<Query> cases;
    const auto words = written_terms(context_->analyzer, node.text, Scope::everywhere);
    const auto capitals = capitals_of(context_->analyzer, node.text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        cases.push_back(capitals[i].empty()
                            ? in_small_letters(context_->db, words[i])
                            : Query(store::term(store::prefix::exact, capitals[i])));
    }
    return Query(Query::OP_FILTER, *query, Query(Query::OP_AND, cases.begin(), cases.end()));
}

}  // namespace udklip::searcher
