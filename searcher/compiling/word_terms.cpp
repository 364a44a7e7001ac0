// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/word_terms.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "language/stop_words.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace prefix = store::prefix;
namespace {

using language::Key;
using language::Token;

std::string_view lemma_prefix(Scope scope) {
    switch (scope) {
        case Scope::title:
            return prefix::title_lemma;
        case Scope::furniture:
            return prefix::furniture_lemma;
        case Scope::everywhere:
            break;
    }
    return prefix::lemma;
}

void add(Alternatives& terms, std::string term) {
    if (std::find(terms.begin(), terms.end(), term) == terms.end())
        terms.push_back(std::move(term));
}

void add_likely(Alternatives& terms, const std::vector<Key>& keys, Scope scope) {
    for (const auto& key : keys) {
        if (key.likely) add(terms, store::term(lemma_prefix(scope), key.text));
    }
}

/// A word's own terms; the written word where there are no lemmas.
Alternatives whole_of(const language::Word& word, Scope scope) {
    Alternatives terms;
    add_likely(terms, word.lemmas, scope);
    if (terms.empty()) add(terms, store::term(written_prefix(scope), word.term));
    return terms;
}

std::vector<Alternatives> parts_of(const language::Word& word, Scope scope) {
    std::vector<Alternatives> parts;
    for (const auto& part : word.parts) add_likely(parts.emplace_back(), part.lemmas, scope);
    return parts;
}

/// Returns whether the two begin alike: *modet* is a form of the noun *mod*, not of the stop word.
bool begin_alike(std::string_view form, std::string_view lemma) {
    return form.substr(0, 2) == lemma.substr(0, 2);
}

/// The terms of other words for the same thing.
Alternatives others_of(const language::Analyzer& analyzer, const language::Word& word,
                       Scope scope) {
    Alternatives terms;
    // Forms of a stop word that are none have it as their lemma: flere of mange.
    if (word.stop) return {store::term(lemma_prefix(scope), word.term)};
    for (const auto& key : analyzer.other_words(word)) {
        add(terms, store::term(lemma_prefix(scope), key));
    }
    // The other way round: a stop word has no lemma in the index, so flere asks for the written
    // mange.
    for (const auto& key : word.lemmas) {
        if (key.likely && language::is_stop_word(key.text) && !begin_alike(word.term, key.text)) {
            add(terms, store::term(written_prefix(scope), key.text));
        }
    }
    return terms;
}

/// One position: the word, and signs that belong to it (#tag, §12).
void add_single(WordTerms& result, const language::Analyzer& analyzer,
                const std::vector<Token>& tokens, Scope scope) {
    const auto& word = *tokens.front().word;
    result.whole = whole_of(word, scope);
    result.others = others_of(analyzer, word, scope);
    result.parts = parts_of(word, scope);
    result.stop = word.stop;
    for (const auto& token : tokens) {
        if (!token.variant || token.begin >= tokens.front().begin) continue;
        // § 12 and #tag are asked for as such, or every 12 and every tag would answer.
        result.whole = {store::term(written_prefix(scope), token.word->term)};
        result.others.clear();
        result.parts.clear();
    }
}

/// §§ 12-14: an article about any of these sections. Returns false for other chains.
bool add_sections(WordTerms& result, const std::vector<Token>& tokens, Scope scope) {
    for (const auto& token : tokens) {
        if (token.variant && token.word->term.starts_with("§")) {
            add(result.whole, store::term(written_prefix(scope), token.word->term));
        }
    }
    return !result.whole.empty();
}

/// Several positions: a chain counts as a compound whose parts are its links.
void add_chain(WordTerms& result, const language::Analyzer& analyzer,
               const std::vector<Token>& tokens, Scope scope) {
    if (add_sections(result, tokens, scope)) return;
    result.stop = true;
    std::uint32_t end = 0;
    for (const auto& token : tokens) end = std::max(end, token.end);
    for (const auto& token : tokens) {
        if (token.variant) {
            // Two links of three (start-up of start-up-miljø) are indexed, but not asked for.
            const bool piece = token.begin > tokens.front().begin || token.end < end;
            if (piece && !token.word->lemmas.empty()) continue;
            add_likely(result.whole, token.word->lemmas, scope);
            if (!token.word->term.empty()) {
                add(result.whole, store::term(written_prefix(scope), token.word->term));
            }
        } else if (!token.word->stop) {
            Alternatives part = whole_of(*token.word, scope);
            for (auto& other : others_of(analyzer, *token.word, scope)) add(part, std::move(other));
            result.parts.push_back(std::move(part));
            result.stop = false;
        }
    }
    if (result.stop) {
        // han/hun: small words only
        for (const auto& token : tokens) {
            if (!token.variant) result.parts.push_back(whole_of(*token.word, scope));
        }
    }
    if (result.whole.empty() && result.parts.size() == 1) {
        result.whole = result.parts.front();
        result.parts.clear();
    }
}

}  // namespace

std::string_view written_prefix(Scope scope) {
    switch (scope) {
        case Scope::title:
            return prefix::title;
        case Scope::furniture:
            return prefix::furniture;
        case Scope::everywhere:
            break;
    }
    return {};
}

WordTerms word_terms(language::Analyzer& analyzer, std::string_view typed, Scope scope) {
    WordTerms result;
    result.typed = typed;
    const auto& tokens = analyzer.analyze(typed);
    if (tokens.empty()) return result;
    if (tokens.back().position == tokens.front().position) {
        add_single(result, analyzer, tokens, scope);
    } else {
        add_chain(result, analyzer, tokens, scope);
    }
    return result;
}

Alternatives implied_terms(language::Analyzer& analyzer, std::string_view first,
                           std::string_view second, Scope scope) {
    // The analyzer knows ellipses in running text, so it is given some.
    const auto hyphen = first.rfind('-');
    std::string text(first.substr(0, hyphen));
    text.append("- og ").append(second);
    Alternatives terms;
    for (const auto& token : analyzer.analyze(text)) {
        if (token.variant && token.word->term.empty()) add_likely(terms, token.word->lemmas, scope);
    }
    return terms;
}

std::string readable(const Alternatives& terms) {
    std::string out;
    for (const std::string_view term : terms) {
        std::string_view lemma;
        for (const auto prefix : {store::prefix::title_lemma, store::prefix::lemma}) {
            if (lemma.empty() && term.starts_with(prefix)) lemma = term.substr(prefix.size());
        }
        if (!out.empty()) out += " | ";
        if (lemma.empty()) {
            out.append("\"").append(term).append("\"");
        } else {
            out += lemma;
        }
    }
    return out;
}

namespace {

/// The tokens of one position.
using Position = std::span<const Token>;

std::vector<Position> positions_of(const std::vector<Token>& tokens) {
    std::vector<Position> positions;
    for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
        while (last < tokens.size() && tokens[last].position == tokens[first].position) ++last;
        positions.emplace_back(tokens.data() + first, last - first);
    }
    return positions;
}

/// The word of a position, with the sign before it if that is part of it.
const language::Word& written_word(Position position) {
    const Token& plain = position.front();
    for (const auto& token : position) {
        if (token.variant && token.begin < plain.begin && !token.word->term.empty()) {
            return *token.word;
        }
    }
    return *plain.word;
}

}  // namespace

std::vector<std::string> written_terms(language::Analyzer& analyzer, std::string_view text,
                                       Scope scope) {
    std::vector<std::string> terms;
    for (const auto position : positions_of(analyzer.analyze(text))) {
        terms.push_back(store::term(written_prefix(scope), written_word(position).term));
    }
    return terms;
}

std::vector<std::string> capitals_of(language::Analyzer& analyzer, std::string_view text) {
    std::vector<std::string> capitals;
    for (const auto position : positions_of(analyzer.analyze(text))) {
        capitals.push_back(written_word(position).capitals);
    }
    return capitals;
}

WordPlace place_of(language::Analyzer& analyzer, std::string_view typed, Scope scope) {
    const auto positions = positions_of(analyzer.analyze(typed));
    WordPlace place;
    if (positions.empty()) return place;
    place.length = positions.size();
    if (place.length == 1) {
        place.terms = {store::term(written_prefix(scope), written_word(positions.front()).term)};
        return place;
    }
    for (const auto& token : positions.front()) {
        if (token.variant && !token.word->term.empty()) {
            add(place.terms, store::term(written_prefix(scope), token.word->term));
        }
    }
    return place;
}

bool is_question_word(std::string_view typed) {
    constexpr std::array<std::string_view, 9> kQuestionWords = {
        "hvem", "hvad", "hvilken", "hvilket", "hvilke", "hvordan", "hvorfor", "hvornår", "kan"};
    const std::string lower = language::to_lower(typed);
    return std::find(kQuestionWords.begin(), kQuestionWords.end(), lower) != kQuestionWords.end();
}

}  // namespace udklip::searcher
