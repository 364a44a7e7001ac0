// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "searcher/compiling/filters.hpp"
#include "searcher/compiling/leaf_compiler.hpp"
#include "searcher/compiling/query_pieces.hpp"
#include "searcher/compiling/word_terms.hpp"
#include "searcher/query/unknown_value.hpp"

namespace udklip::searcher {
namespace {

using Xapian::Query;

/// The queries of a list of nodes, by their role.
struct Clause {
    std::vector<Query> ranking;   ///< joined as the node says
    std::vector<Query> required;  ///< ranks, and is wanted whatever Combine says
    std::vector<Query> filters;   ///< all wanted, without weight
    std::vector<Query> unwanted;
};

/// Compiles lists, fields and negations; LeafCompiler compiles what they join.
class Compiler {
  public:
    Compiler(Combine combine, const CompileContext& context, CompiledQuery& result)
        : combine_(combine), context_(&context), result_(&result), leaves_(context, result) {}

    /// The whole question.
    std::optional<Query> compile_root(const Node& root);

    bool ranks() const { return leaves_.ranks(); }
    const WorkBudget& budget() const { return leaves_.budget(); }

  private:
    /// `completing`: see LeafCompiler.
    std::optional<Query> compile(const Node& node, LeafMode mode, const Node* completing = nullptr);
    std::optional<Query> compile_field(const Node& node, LeafMode mode);
    std::optional<Query> compile_values(store::Field field, const Node& value, LeafMode mode);
    std::optional<Query> compile_value(store::Field field, const Node& value, LeafMode mode);
    Query compile_tag(const Node& value);
    std::optional<Query> compile_list(const Node& node, LeafMode mode);
    Clause compile_children(const Node& node, LeafMode mode);
    std::size_t question_words(const Node& node);
    void add_to(Clause& clause, const Node& child, NodeKind parent, LeafMode mode,
                const Node* completing = nullptr);
    void add_negation_to(Clause& clause, const Node& negation, NodeKind parent, LeafMode mode);
    std::optional<Query> join(const Clause& clause, bool every) const;
    void note(const Node& node, NoteText text) { context_->notes.add(node.at, std::move(text)); }

    Combine combine_;
    const CompileContext* context_;
    CompiledQuery* result_;
    LeafCompiler leaves_;
    const Node* root_ = nullptr;
};

bool has_pattern(const Node& node) {
    return node.kind == NodeKind::prefix || node.kind == NodeKind::suffix ||
           node.kind == NodeKind::infix ||
           std::any_of(node.children.begin(), node.children.end(), has_pattern);
}

/// Returns what the plain words cost where patterns stand beside them: each of their entries goes
/// up the same tree.
std::uint64_t cost_of_words(const Node& node, const CompileContext& context) {
    std::uint64_t cost = 0;
    if (node.kind == NodeKind::word) {
        const auto terms = word_terms(context.analyzer, node.text, Scope::everywhere);
        for (const auto& term : terms.whole) {
            cost += context.db.get_termfreq(term) * WorkBudget::kPostingsBesidePattern;
        }
    }
    for (const auto& child : node.children) cost += cost_of_words(child, context);
    return cost;
}

/// Returns the context in which patterns have what the plain words beside them leave: those are
/// asked for whatever they cost.
CompileContext with_words_paid(const Node& root, const CompileContext& context) {
    CompileContext paid = context;
    if (has_pattern(root)) {
        const std::uint64_t words = cost_of_words(root, context);
        paid.spent =
            std::max(context.spent, std::min(context.spent + words, WorkBudget::kMostForWords));
    }
    return paid;
}

/// Returns whether the node only narrows: values of fields but the title, and what joins them.
bool only_narrows(const Node& node) {
    if (node.kind == NodeKind::field) return node.field != store::Field::title;
    return !node.children.empty() && node.kind != NodeKind::near &&
           std::all_of(node.children.begin(), node.children.end(), only_narrows);
}

std::optional<Query> Compiler::compile_root(const Node& root) {
    root_ = &root;
    const auto query = compile(root, LeafMode{.combine = combine_});
    const auto& boosts = leaves_.boosts();
    if (!query || boosts.empty()) return query;
    return Query(Query::OP_AND_MAYBE, *query, Query(Query::OP_OR, boosts.begin(), boosts.end()));
}

std::optional<Query> Compiler::compile(const Node& node, LeafMode mode, const Node* completing) {
    switch (node.kind) {
        case NodeKind::field:
            return compile_field(node, mode);
        case NodeKind::negation:
        case NodeKind::all:
        case NodeKind::any:
        case NodeKind::sequence:
            return compile_list(node, mode);
        default:
            return leaves_.compile(node, mode, completing);
    }
}

std::optional<Query> Compiler::compile_field(const Node& node, LeafMode mode) {
    const Node& value = node.children.front();
    if (node.field == store::Field::title) {
        mode.drops_stop_words = false;
        return compile(value, mode.in(Scope::title));
    }
    const auto accepted = compile_values(node.field, value, mode);
    if (!accepted) return std::nullopt;
    return Query(Query::OP_SCALE_WEIGHT, *accepted, 0.0);
}

Query Compiler::compile_tag(const Node& value) {
    ReaderTags* tags = context_->tags;
    if (asks_for_unknown(value.text)) {
        std::vector<Query> each;
        for (const auto& name : tags == nullptr ? std::vector<std::string>() : tags->names()) {
            each.push_back(these_ids(tags->articles(name)));
        }
        return Query(Query::OP_AND_NOT, everything(),
                     Query(Query::OP_OR, each.begin(), each.end()));
    }
    const auto ids = tags == nullptr ? std::vector<std::string>() : tags->articles(value.text);
    if (ids.empty())
        note(value, note_text("no_such_tag", "No article has your tag \"{}\".", value.text));
    return these_ids(ids);
}

std::optional<Query> Compiler::compile_value(store::Field field, const Node& value, LeafMode mode) {
    if (field == store::Field::tag) return compile_tag(value);
    auto filter = field_filter(context_->db, field, value.text, context_->today, context_->columns,
                               context_->sources);
    if (!filter) {
        note(value, note_text("not_a_value", "\"{}\" is no {}: ignored.", value.text,
                              store::field_info(field).english));
        return std::nullopt;
    }
    if (auto odd = odd_date_note(field, value.text, context_->today)) {
        note(value, std::move(*odd));
    }
    if (!filter->complete) {
        leaves_.less_than_meant(mode);
        note(value,
             note_text("too_many_files", "More than {} files match {}:{}: searched the first {}.",
                       kMaxFiles, store::field_info(field).english, value.text, kMaxFiles));
    }
    return filter->query;
}

/// Compiles values in parentheses. Of values side by side any one is enough, and none of those with
/// a minus may be there.
std::optional<Query> Compiler::compile_values(store::Field field, const Node& value,
                                              LeafMode mode) {
    if (value.children.empty()) return compile_value(field, value, mode);
    if (value.kind == NodeKind::negation) {
        const auto unwanted = compile_values(field, value.children.front(), mode.negated());
        if (!unwanted) return std::nullopt;
        return Query(Query::OP_AND_NOT, everything(), *unwanted);
    }
    Clause clause;
    for (const auto& child : value.children) {
        const bool excludes = child.kind == NodeKind::negation && value.kind != NodeKind::any;
        auto query = excludes ? compile_values(field, child.children.front(), mode.negated())
                              : compile_values(field, child, mode);
        if (!query) continue;
        (excludes ? clause.unwanted : clause.ranking).push_back(std::move(*query));
    }
    return join(clause, value.kind == NodeKind::all);
}

void Compiler::add_negation_to(Clause& clause, const Node& negation, NodeKind parent,
                               LeafMode mode) {
    const auto query = compile(negation.children.front(), mode.negated());
    if (!query) return;
    if (parent == NodeKind::any) {
        // a OR NOT b: all that lack b are as good as those that have a.
        clause.ranking.emplace_back(Query::OP_AND_NOT, everything(), *query);
    } else {
        clause.unwanted.push_back(*query);
    }
}

void Compiler::add_to(Clause& clause, const Node& child, NodeKind parent, LeafMode mode,
                      const Node* completing) {
    if (child.kind == NodeKind::negation) return add_negation_to(clause, child, parent, mode);
    auto query = compile(child, mode, completing);
    if (!query) return;
    const bool filters = only_narrows(child);
    const bool strict = child.kind != NodeKind::word && child.kind != NodeKind::sequence;
    if (filters && parent != NodeKind::any) {
        clause.filters.push_back(*query);
    } else if (strict && mode.combine == Combine::relaxed && parent == NodeKind::sequence) {
        clause.required.push_back(*query);
    } else {
        clause.ranking.push_back(*query);
        if (parent == NodeKind::sequence && !mode.is_negated()) ++result_->optional_words;
    }
}

std::optional<Query> Compiler::compile_list(const Node& node, LeafMode mode) {
    Clause clause;
    if (node.kind == NodeKind::negation) {
        add_to(clause, node, NodeKind::all, mode);
    } else {
        // Only a word side by side with others may be dropped: behind an operator, a minus or a
        // field it is meant.
        mode.drops_stop_words = node.kind == NodeKind::sequence && !mode.is_negated() &&
                                mode.scope == Scope::everywhere;
        const auto dropped = result_->dropped;
        clause = compile_children(node, mode);
        if (mode.drops_stop_words && clause.ranking.empty() && clause.required.empty()) {
            result_->dropped = dropped;
            mode.drops_stop_words = false;
            clause = compile_children(node, mode);
        }
    }
    const bool every = node.kind == NodeKind::all ||
                       (node.kind == NodeKind::sequence && mode.combine == Combine::every);
    return join(clause, every);
}

Clause Compiler::compile_children(const Node& node, LeafMode mode) {
    Clause clause;
    const std::size_t first = mode.drops_stop_words && &node == root_ ? question_words(node) : 0;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        LeafMode own = mode;
        own.drops_question_words = i < first;
        add_to(clause, node.children[i], node.kind, own, completing_word(node.children, i));
    }
    return clause;
}

/// Returns how many words at the beginning of the question say nothing but that it is one.
std::size_t Compiler::question_words(const Node& node) {
    std::size_t count = 0;
    for (const auto& word : node.children) {
        if (word.kind != NodeKind::word) break;
        const bool stop = word_terms(context_->analyzer, word.text, Scope::everywhere).stop;
        if (!stop && !is_question_word(word.text)) break;
        ++count;
    }
    return count;
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

/// Notes what an excluded path or wildcard that was cut short means for the total.
void tell_bounds(const Node& root, const CompiledQuery& result, Notes& notes) {
    if (!result.finds_too_many) return;
    notes.add(
        root.at,
        result.finds_too_few
            ? note_text("total_unbounded",
                        "Of what was cut, some would have found more and some less: the total is "
                        "neither a lower nor an upper bound.")
            : note_text("total_upper_bound",
                        "What was cut would have left articles out: some of these are in the "
                        "answer, and the total is an upper bound."));
}

}  // namespace

CompiledQuery compile(const Node& root, Combine combine, const CompileContext& context) {
    CompiledQuery result;
    const CompileContext paid = with_words_paid(root, context);
    Compiler compiler(combine, paid, result);
    auto query = compiler.compile_root(root);
    result.ranks = compiler.ranks();
    result.costly = compiler.budget().is_half_spent();
    result.spent = compiler.budget().spent();
    if (compiler.budget().is_exhausted()) {
        context.notes.add(
            root.at, note_text("question_too_costly",
                               "The question asks for too much at once: some words with stars, "
                               "quotations or NEAR were searched for in part or as single words."));
    }
    if (result.ranks && query) {
        if (const auto first = first_for_stop_words(root, context.analyzer)) {
            // Rare among all that have the words, they come before them.
            constexpr double kBeforeAllOthers = 100.0;
            query = Query(Query::OP_OR, *query, with_fixed_weight(*first, kBeforeAllOthers));
        }
        for (const auto& noun : nouns_of_stop_word(root, context.analyzer)) {
            result.wanted.add_term(noun, 0);
        }
    }
    tell_bounds(root, result, context.notes);
    result.asked = query.has_value();
    if (query) result.query = *query;
    if (result.ranks) result.as_typed = as_typed(root, context.analyzer);
    return result;
}

}  // namespace udklip::searcher
