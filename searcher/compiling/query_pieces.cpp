// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_pieces.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <queue>
#include <utility>
#include <vector>

#include "language/text/utf8.hpp"
#include "searcher/compiling/ranking.hpp"
#include "searcher/compiling/related_words.hpp"
#include "store/layout/record.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {

using Xapian::Query;

namespace {

/// The plain words of a question, in order, if they make up all of it that ranks.
std::vector<std::string> words_as_typed(const Node& root, language::Analyzer& analyzer,
                                        Scope scope) {
    std::vector<std::string> terms;
    const auto add = [&](const Node& word) {
        for (auto& term : written_terms(analyzer, word.text, scope))
            terms.push_back(std::move(term));
    };
    if (root.kind == NodeKind::word) add(root);
    if (root.kind != NodeKind::sequence) return terms;
    for (const auto& child : root.children) {
        if (child.kind == NodeKind::word) {
            add(child);
        } else if (child.kind != NodeKind::negation && child.kind != NodeKind::field) {
            return {};
        }
    }
    return terms;
}

}  // namespace

Query synonym(const Alternatives& terms) {
    if (terms.empty()) return Query();
    if (terms.size() == 1) return Query(terms.front());
    if (terms.size() == 2) return Query(Query::OP_SYNONYM, terms.begin(), terms.end());
    // Of more than two, Xapian joins the two rarest first, and so on, and rounds how many articles
    // have either: what is rare differs by shard, and with it the score. Nested in pairs, all
    // shards join alike. As a Huffman tree for frequencies of 1, 1/2, 1/3 ..., which is near what
    // wildcards have, it costs no more than Xapian's own.
    struct Branch {
        double weight;
        std::size_t number;
        Query query;
    };
    const auto later = [](const Branch& a, const Branch& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.number < b.number;
    };
    std::priority_queue<Branch, std::vector<Branch>, decltype(later)> branches(later);
    std::size_t number = 0;
    for (const auto& term : terms) {
        ++number;
        branches.push({1.0 / static_cast<double>(number), number, Query(term)});
    }
    while (branches.size() > 1) {
        const Branch first = branches.top();
        branches.pop();
        const Branch second = branches.top();
        branches.pop();
        branches.push({first.weight + second.weight, ++number,
                       Query(Query::OP_SYNONYM, first.query, second.query)});
    }
    return branches.top().query;
}

Query everything() {
    return Query(std::string());
}

Query side_by_side(const std::vector<std::string>& terms) {
    if (terms.size() == 1) return Query(terms.front());
    return Query(Query::OP_PHRASE, terms.begin(), terms.end(),
                 static_cast<Xapian::termcount>(terms.size()));
}

Query found_beside(const Query& query) {
    // Owned by the query: it is counted by reference, and shared with nobody else.
    auto* weight = new Xapian::FixedWeightPostingSource(ranking::kFurnitureWeight);
    return Query(Query::OP_AND, query, Query(weight->release()));
}

Query with_fixed_weight(const Query& query, double weight) {
    // Owned by the query: it is counted by reference, and shared with nobody else.
    auto* source = new Xapian::FixedWeightPostingSource(weight);
    return Query(Query::OP_AND, Query(Query::OP_SCALE_WEIGHT, query, 0.0),
                 Query(source->release()));
}

Query in_small_letters(const Xapian::Database& db, const std::string& term) {
    const std::string prefix(store::prefix::exact);
    std::vector<Query> capitals;
    std::size_t at = 0;
    const char32_t first = language::next_char(term, at);
    std::string first_letter;
    language::append_char(first_letter, language::upper_of(first));
    for (const std::string& start : {prefix + first_letter, prefix + term.substr(0, at)}) {
        for (auto known = db.allterms_begin(start); known != db.allterms_end(start); ++known) {
            const std::string word = (*known).substr(prefix.size());
            if (word != term && language::to_lower(word) == term) capitals.emplace_back(*known);
        }
    }
    const Query written(Query::OP_OR, Query(term), Query(store::term(store::prefix::title, term)));
    if (capitals.empty()) return written;
    const Query only_small(Query::OP_AND_NOT, written,
                           Query(Query::OP_OR, capitals.begin(), capitals.end()));
    return Query(Query::OP_OR, only_small, Query(store::term(prefix, term)));
}

const Node* completing_word(const std::vector<Node>& words, std::size_t first) {
    const auto hangs = [](const Node& node) {
        return node.kind == NodeKind::word &&
               (node.text.ends_with('-') || node.text.ends_with("-,"));
    };
    if (!hangs(words[first])) return nullptr;
    bool conjunction = false;
    for (std::size_t i = first + 1; i < words.size(); ++i) {
        if (words[i].kind != NodeKind::word) return nullptr;
        if (words[i].text == "og" || words[i].text == "eller" || words[i].text == "samt") {
            conjunction = true;
        } else if (!hangs(words[i])) {
            return conjunction ? &words[i] : nullptr;
        }
    }
    return nullptr;
}

std::vector<Query> as_typed(const Node& root, language::Analyzer& analyzer) {
    const auto title = words_as_typed(root, analyzer, Scope::title);
    if (title.size() < 2 || title.size() > ranking::kMostWordsAsTyped) return {};
    return {side_by_side(title)};
}

Alternatives nouns_of_stop_word(const Node& root, language::Analyzer& analyzer) {
    Alternatives terms;
    if (root.kind != NodeKind::word) return terms;
    const WordTerms word = word_terms(analyzer, root.text, Scope::everywhere);
    if (!word.stop || word.whole.size() != 1) return terms;
    for (const auto& noun : nouns_of_stop_word(analyzer, word.whole.front())) {
        terms.push_back(store::term(store::prefix::lemma, noun));
    }
    return terms;
}

std::optional<Query> first_for_stop_words(const Node& root, language::Analyzer& analyzer) {
    const bool single = root.kind == NodeKind::word;
    if (!single && root.kind != NodeKind::sequence) return std::nullopt;
    for (const auto& word : single ? std::vector<Node>{root} : root.children) {
        if (word.kind != NodeKind::word) return std::nullopt;
        const WordTerms terms = word_terms(analyzer, word.text, Scope::everywhere);
        if (!terms.stop || terms.whole.empty()) return std::nullopt;
    }
    const auto title = words_as_typed(root, analyzer, Scope::title);
    if (title.empty()) return std::nullopt;
    std::vector<Query> queries{Query(Query::OP_AND, title.begin(), title.end())};
    if (title.size() > 1) {
        queries.push_back(side_by_side(words_as_typed(root, analyzer, Scope::everywhere)));
    }
    for (const auto& noun : nouns_of_stop_word(root, analyzer)) queries.emplace_back(noun);
    return Query(Query::OP_OR, queries.begin(), queries.end());
}

}  // namespace udklip::searcher
