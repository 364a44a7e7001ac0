// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "language/clean.hpp"
#include "language/utf8.hpp"
#include "searcher/filters.hpp"
#include "searcher/query_pieces.hpp"
#include "searcher/ranking.hpp"
#include "searcher/respelling.hpp"
#include "searcher/wildcard.hpp"
#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// What a node asks for: something that ranks, something that only narrows, something unwanted.
struct Clause {
    std::vector<Query> ranking;   ///< joined as the node says
    std::vector<Query> required;  ///< ranks, and is wanted whatever Combine says
    std::vector<Query> filters;   ///< all wanted, without weight
    std::vector<Query> unwanted;
};

class Compiler {
  public:
    Compiler(Combine combine, const CompileContext& context, CompiledQuery& result,
             bool keep_stop_words)
        : combine_(combine),
          context_(&context),
          result_(&result),
          keep_stop_words_(keep_stop_words) {}

    std::optional<Query> compile(const Node& node, Scope scope);

    bool ranks() const { return ranks_; }

  private:
    std::optional<Query> compile_here(const Node& node, Scope scope);
    std::optional<Query> compile_leaf(const Node& node, Scope scope);
    std::optional<Query> compile_word(const Node& node, Scope scope);
    std::optional<Query> compile_elliptic(const Node& first, const Node& second, Scope scope);
    Query ask_for(const WordTerms& terms);
    std::optional<Query> compile_phrase(const Node& node, Scope scope);
    std::optional<Query> compile_exact(const Node& node, Scope scope);
    std::optional<Query> compile_wildcard(const Node& node, Scope scope);
    std::optional<Query> compile_near(const Node& node, Scope scope);
    struct NearSide {
        std::vector<Query> positions;  ///< alternatives
        std::vector<Query> wanted;     ///< quotations that stand at these positions
        std::size_t length = 1;        ///< words
    };
    NearSide near_side(const Node& leaf, Scope scope);
    Query near_within(const Node& node, Scope scope);
    Alternatives wildcard_terms(const Node& node, Scope scope);
    std::optional<Query> compile_field(const Node& node);
    std::optional<Query> compile_values(store::Field field, const Node& value);
    std::optional<Query> compile_list(const Node& node, Scope scope);
    Query in_title_or_text(const std::vector<std::string>& text,
                           const std::vector<std::string>& title, Scope scope) const;
    void add_to(Clause& clause, const Node& child, NodeKind parent, Scope scope);
    std::optional<Query> join(const Clause& clause, bool every) const;
    void note(const Node& node, std::string message) {
        if (!again_) context_->notes.add(node.at, std::move(message));
    }
    bool is_in_furniture(const std::string& word) const;
    unsigned understand(WordTerms terms, std::string how);
    void want(const Alternatives& terms, unsigned word, unsigned aspect = 0, double share = 1.0);

    Combine combine_;
    const CompileContext* context_;
    CompiledQuery* result_;
    bool keep_stop_words_;
    bool unwanted_ = false;  ///< below a negation: nothing there is marked or weighed
    bool again_ = false;     ///< in another place: what is told and marked was so the first time
    bool ranks_ = false;
    const Node* completing_word_ = nullptr;  ///< of the elliptic word that is compiled next
};

unsigned Compiler::understand(WordTerms terms, std::string how) {
    const auto number = static_cast<unsigned>(result_->words.size());
    if (unwanted_) return number;
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

void Compiler::want(const Alternatives& terms, unsigned word, unsigned aspect, double share) {
    if (unwanted_ || again_) return;
    for (const auto& term : terms) result_->wanted.add_term(term, word, aspect, share);
}

std::optional<Query> Compiler::compile(const Node& node, Scope scope) {
    switch (node.kind) {
        case NodeKind::field:
            return compile_field(node);
        case NodeKind::negation:
        case NodeKind::all:
        case NodeKind::any:
        case NodeKind::sequence:
            return compile_list(node, scope);
        default:
            break;
    }
    const Node* completing = completing_word_;
    const auto query = compile_here(node, scope);
    if (!query || !context_->furniture || scope != Scope::everywhere) return query;
    completing_word_ = completing;
    again_ = true;
    const auto beside = compile_here(node, Scope::furniture);
    again_ = false;
    if (!beside) return query;
    // Furniture finds an article but says little for it: those that match themselves come first.
    return Query(Query::OP_OR, *query, found_beside(*beside));
}

std::optional<Query> Compiler::compile_here(const Node& node, Scope scope) {
    return node.kind == NodeKind::near ? compile_near(node, scope) : compile_leaf(node, scope);
}

bool Compiler::is_in_furniture(const std::string& word) const {
    return context_->furniture &&
           is_in_index(context_->db, word_terms(context_->analyzer, word, Scope::furniture));
}

std::optional<Query> Compiler::compile_leaf(const Node& node, Scope scope) {
    const Node* second = std::exchange(completing_word_, nullptr);
    switch (node.kind) {
        case NodeKind::word:
            return second == nullptr ? compile_word(node, scope)
                                     : compile_elliptic(node, *second, scope);
        case NodeKind::phrase:
            return compile_phrase(node, scope);
        case NodeKind::exact:
            return compile_exact(node, scope);
        default:
            return compile_wildcard(node, scope);
    }
}

std::optional<Query> Compiler::compile_word(const Node& node, Scope scope) {
    WordTerms terms = word_terms(context_->analyzer, node.text, scope);
    if (terms.whole.empty() && terms.parts.empty()) {
        note(node, fmt::format("\"{}\" holds no letter or figure; it was left out.", node.text));
        return std::nullopt;
    }
    if (terms.stop && !keep_stop_words_) return std::nullopt;
    if (is_in_furniture(node.text)) return ask_for(terms);
    if (auto other = respelt(context_->db, context_->analyzer, terms, scope)) {
        if (other->terms.stop && !keep_stop_words_) return std::nullopt;
        note(node, fmt::format("There is no \"{}\"; \"{}\" was searched.", node.text,
                               fmt::join(other->words, "\", \"")));
        return ask_for(other->terms);
    }
    return ask_for(terms);
}

/// *social-* in *social- og sundhedsområdet*: socialområde, or social beside the rest.
std::optional<Query> Compiler::compile_elliptic(const Node& first, const Node& second,
                                                Scope scope) {
    WordTerms terms = word_terms(context_->analyzer, first.text, scope);
    const Alternatives implied = implied_terms(context_->analyzer, first.text, second.text, scope);
    if (implied.empty()) return compile_word(first, scope);
    terms.stop = false;
    terms.parts = {std::move(terms.whole)};
    terms.whole = implied;
    return ask_for(terms);
}

Query Compiler::ask_for(const WordTerms& terms) {
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
    if (parts.empty() || unwanted_) {
        return terms.whole.empty() ? Query(Query::OP_AND, parts.begin(), parts.end())
                                   : synonym(terms.whole);
    }
    const auto joined = combine_ == Combine::every ? Query::OP_AND : Query::OP_OR;
    const Query by_parts(joined, parts.begin(), parts.end());
    if (terms.whole.empty()) return by_parts;
    const Query whole = synonym(terms.whole);
    return Query(Query::OP_OR, again_ ? found_beside(whole) : whole, by_parts);
}

/// The same words side by side in the text or in the title.
Query Compiler::in_title_or_text(const std::vector<std::string>& text,
                                 const std::vector<std::string>& title, Scope scope) const {
    if (scope == Scope::title) return side_by_side(title);
    if (scope == Scope::furniture) return side_by_side(text);
    return Query(Query::OP_OR, side_by_side(text), side_by_side(title));
}

std::optional<Query> Compiler::compile_phrase(const Node& node, Scope scope) {
    const Scope place = scope == Scope::furniture ? scope : Scope::everywhere;
    const auto text = written_terms(context_->analyzer, node.text, place);
    if (text.empty()) {
        note(node, "The quotation holds no word; it was left out.");
        return std::nullopt;
    }
    const auto title = written_terms(context_->analyzer, node.text, Scope::title);
    WordTerms terms;
    terms.typed = node.text;
    terms.whole = text;
    const unsigned word = understand(std::move(terms), "phrase");
    if (!unwanted_ && !again_) result_->wanted.add_phrase(text, word);
    ranks_ = true;
    return in_title_or_text(text, title, scope);
}

std::optional<Query> Compiler::compile_exact(const Node& node, Scope scope) {
    auto query = compile_phrase(node, scope);
    if (!query) return query;
    if (scope == Scope::title) {
        note(node, "Letter case is not kept of titles; the words were searched in any case.");
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

Alternatives Compiler::wildcard_terms(const Node& node, Scope scope) {
    const std::string text = language::to_lower(node.text);
    Expansion expansion = expand(context_->db, node.kind, text, std::string(written_prefix(scope)));
    WordTerms terms;
    terms.typed = (node.kind == NodeKind::prefix ? "" : "*") + node.text +
                  (node.kind == NodeKind::suffix ? "" : "*");
    terms.whole = expansion.terms;
    if (expansion.found > expansion.terms.size()) {
        result_->complete = false;
        note(node, fmt::format("{} stands for {} words; the {} most frequent were searched.",
                               terms.typed, expansion.found, expansion.terms.size()));
    }
    want(expansion.terms, understand(std::move(terms), "wildcard"));
    ranks_ = true;
    return std::move(expansion.terms);
}

/// Words of the text, and those of the title alone.
std::optional<Query> Compiler::compile_wildcard(const Node& node, Scope scope) {
    Alternatives terms = wildcard_terms(node, scope);
    if (scope == Scope::everywhere) {
        const bool before = std::exchange(unwanted_, true);  // told and marked once is enough
        for (auto& term : wildcard_terms(node, Scope::title)) terms.push_back(std::move(term));
        unwanted_ = before;
    }
    return terms.empty() ? Query() : synonym(terms);
}

/// The positions that one side of NEAR may have. They are kept of written words only, and of one
/// word at a time: a quotation stands where its first word does, and is wanted beside.
Compiler::NearSide Compiler::near_side(const Node& leaf, Scope scope) {
    NearSide side;
    if (leaf.kind == NodeKind::phrase) {
        const auto terms = written_terms(context_->analyzer, leaf.text, scope);
        const auto query = compile_phrase(leaf, scope);
        if (terms.empty() || !query) return side;
        side.positions.emplace_back(terms.front());
        side.wanted.push_back(*query);
        side.length = terms.size();
    } else if (leaf.kind == NodeKind::word || leaf.kind == NodeKind::exact) {
        WordTerms terms;
        terms.typed = leaf.text;
        terms.whole = written_terms(context_->analyzer, leaf.text, scope);
        for (const auto& term : terms.whole) side.positions.emplace_back(term);
        const Alternatives wanted = terms.whole;
        want(wanted, understand(std::move(terms), "near"));
    } else {
        for (const auto& term : wildcard_terms(leaf, scope)) side.positions.emplace_back(term);
    }
    return side;
}

std::optional<Query> Compiler::compile_near(const Node& node, Scope scope) {
    if (scope != Scope::everywhere) return near_within(node, scope);
    const Query text = near_within(node, Scope::everywhere);
    const bool before = std::exchange(unwanted_, true);  // told and marked once is enough
    const Query title = near_within(node, Scope::title);
    unwanted_ = before;
    return Query(Query::OP_OR, text, title);
}

/// Near each other in the text alone, or in the title alone.
Query Compiler::near_within(const Node& node, Scope scope) {
    std::vector<Query> operands;
    std::vector<Query> wanted;
    std::size_t window = node.distance;
    for (const auto& child : node.children) {
        std::vector<Query> positions;
        const auto add = [&](const Node& leaf, bool alone) {
            const NearSide side = near_side(leaf, scope);
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
    ranks_ = true;
    window += operands.size() - 1;
    Query near(Query::OP_NEAR, operands.begin(), operands.end(),
               static_cast<Xapian::termcount>(window));
    for (const auto& phrase : wanted) near = Query(Query::OP_FILTER, near, phrase);
    return near;
}

std::optional<Query> Compiler::compile_field(const Node& node) {
    const Node& value = node.children.front();
    if (node.field == store::Field::title) return compile(value, Scope::title);
    const auto accepted = compile_values(node.field, value);
    if (!accepted) return std::nullopt;
    return Query(Query::OP_SCALE_WEIGHT, *accepted, 0.0);
}

/// Values in parentheses: side by side, any of them will do.
std::optional<Query> Compiler::compile_values(store::Field field, const Node& value) {
    if (value.children.empty()) {
        auto filter = field_filter(context_->db, field, value.text, context_->today);
        if (!filter) {
            note(value, fmt::format("\"{}\" is no {}; it was left out.", value.text,
                                    store::field_info(field).english));
            return std::nullopt;
        }
        if (!filter->complete) {
            result_->complete = false;
            note(value,
                 fmt::format("More than {} files match {}:{}; the first {} were searched.",
                             kMaxFiles, store::field_info(field).english, value.text, kMaxFiles));
        }
        return filter->query;
    }
    std::vector<Query> accepted;
    for (const auto& child : value.children) {
        if (auto query = compile_values(field, child)) accepted.push_back(std::move(*query));
    }
    if (accepted.empty()) return std::nullopt;
    if (value.kind == NodeKind::negation) {
        return Query(Query::OP_AND_NOT, everything(), accepted.front());
    }
    const auto joined = value.kind == NodeKind::all ? Query::OP_AND : Query::OP_OR;
    return Query(joined, accepted.begin(), accepted.end());
}

void Compiler::add_to(Clause& clause, const Node& child, NodeKind parent, Scope scope) {
    if (child.kind == NodeKind::negation) {
        const bool before = unwanted_;
        const bool ranked = ranks_;
        unwanted_ = true;
        if (auto query = compile(child.children.front(), scope)) {
            if (parent == NodeKind::any) {
                // a OR NOT b: all that lack b are as good as those that have a.
                clause.ranking.emplace_back(Query::OP_AND_NOT, everything(), *query);
            } else {
                clause.unwanted.push_back(*query);
            }
        }
        unwanted_ = before;
        ranks_ = ranked;
        return;
    }
    auto query = compile(child, scope);
    if (!query) return;
    const bool filters = child.kind == NodeKind::field && child.field != store::Field::title;
    const bool strict = child.kind != NodeKind::word && child.kind != NodeKind::sequence;
    if (filters && parent != NodeKind::any) {
        clause.filters.push_back(*query);
    } else if (strict && combine_ == Combine::relaxed && parent == NodeKind::sequence) {
        clause.required.push_back(*query);
    } else {
        clause.ranking.push_back(*query);
        if (parent == NodeKind::sequence && !unwanted_) ++result_->optional_words;
    }
}

std::optional<Query> Compiler::compile_list(const Node& node, Scope scope) {
    Clause clause;
    if (node.kind == NodeKind::negation) {
        add_to(clause, node, NodeKind::all, scope);
    } else {
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            completing_word_ = completing_word(node.children, i);
            add_to(clause, node.children[i], node.kind, scope);
        }
    }
    const bool every = node.kind == NodeKind::all ||
                       (node.kind == NodeKind::sequence && combine_ == Combine::every);
    return join(clause, every);
}

std::optional<Query> Compiler::join(const Clause& clause, bool every) const {
    std::optional<Query> query;
    if (!clause.ranking.empty()) {
        query = Query(every ? Query::OP_AND : Query::OP_OR, clause.ranking.begin(),
                      clause.ranking.end());
    }
    if (!clause.required.empty()) {
        const Query required(Query::OP_AND, clause.required.begin(), clause.required.end());
        query = query ? Query(Query::OP_AND_MAYBE, required, *query) : required;
    }
    if (!clause.filters.empty()) {
        const Query filters(Query::OP_AND, clause.filters.begin(), clause.filters.end());
        query = query ? Query(Query::OP_FILTER, *query, filters) : filters;
    }
    if (!clause.unwanted.empty()) {
        const Query unwanted(Query::OP_OR, clause.unwanted.begin(), clause.unwanted.end());
        query = Query(Query::OP_AND_NOT, query ? *query : everything(), unwanted);
    }
    return query;
}

}  // namespace

CompiledQuery compile(const Node& root, Combine combine, const CompileContext& context) {
    CompiledQuery result;
    Compiler compiler(combine, context, result, false);
    auto query = compiler.compile(root, Scope::everywhere);
    result.ranks = compiler.ranks();
    if (!compiler.ranks()) {
        // Nothing but stop words, maybe: then they are what is asked for.
        CompiledQuery with_stop_words;
        Compiler again(combine, context, with_stop_words, true);
        const auto asked = again.compile(root, Scope::everywhere);
        if (again.ranks()) {
            result = std::move(with_stop_words);
            result.ranks = true;
            query = asked;
        }
    }
    result.asked = query.has_value();
    if (query) result.query = *query;
    if (result.ranks) result.as_typed = as_typed(root, context.analyzer);
    return result;
}

}  // namespace udklip::searcher
