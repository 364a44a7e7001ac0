// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/query_compiler.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

#include "searcher/compiling/filters.hpp"
#include "searcher/compiling/leaf_compiler.hpp"
#include "searcher/compiling/query_pieces.hpp"

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
    Compiler(Combine combine, const CompileContext& context, CompiledQuery& result,
             bool keep_stop_words)
        : combine_(combine),
          context_(&context),
          result_(&result),
          leaves_(context, result, keep_stop_words) {}

    /// The whole question.
    std::optional<Query> compile_root(const Node& root);

    bool ranks() const { return leaves_.ranks(); }

  private:
    /// `completing`: see LeafCompiler.
    std::optional<Query> compile(const Node& node, LeafMode mode, const Node* completing = nullptr);
    std::optional<Query> compile_field(const Node& node, LeafMode mode);
    std::optional<Query> compile_values(store::Field field, const Node& value, LeafMode mode);
    std::optional<Query> compile_value(store::Field field, const Node& value, LeafMode mode);
    std::optional<Query> compile_list(const Node& node, LeafMode mode);
    void add_to(Clause& clause, const Node& child, NodeKind parent, LeafMode mode,
                const Node* completing = nullptr);
    void add_negation_to(Clause& clause, const Node& negation, NodeKind parent, LeafMode mode);
    std::optional<Query> join(const Clause& clause, bool every) const;
    void note(const Node& node, std::string message) {
        context_->notes.add(node.at, std::move(message));
    }

    Combine combine_;
    const CompileContext* context_;
    CompiledQuery* result_;
    LeafCompiler leaves_;
};

std::optional<Query> Compiler::compile_root(const Node& root) {
    const auto query = compile(root, LeafMode{.combine = combine_});
    const auto& parts = leaves_.single_parts();
    if (!query || parts.empty()) return query;
    return Query(Query::OP_AND_MAYBE, *query, Query(Query::OP_OR, parts.begin(), parts.end()));
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
    if (node.field == store::Field::title) return compile(value, mode.in(Scope::title));
    const auto accepted = compile_values(node.field, value, mode);
    if (!accepted) return std::nullopt;
    return Query(Query::OP_SCALE_WEIGHT, *accepted, 0.0);
}

std::optional<Query> Compiler::compile_value(store::Field field, const Node& value, LeafMode mode) {
    auto filter = field_filter(context_->db, field, value.text, context_->today);
    if (!filter) {
        note(value, fmt::format("\"{}\" is no {}: ignored.", value.text,
                                store::field_info(field).english));
        return std::nullopt;
    }
    if (!filter->complete) {
        leaves_.less_than_meant(mode);
        note(value, fmt::format("More than {} files match {}:{}: searched the first {}.", kMaxFiles,
                                store::field_info(field).english, value.text, kMaxFiles));
    }
    return filter->query;
}

/// Compiles values in parentheses; of values side by side any one is enough.
std::optional<Query> Compiler::compile_values(store::Field field, const Node& value,
                                              LeafMode mode) {
    if (value.children.empty()) return compile_value(field, value, mode);
    if (value.kind == NodeKind::negation) {
        const auto unwanted = compile_values(field, value.children.front(), mode.negated());
        if (!unwanted) return std::nullopt;
        return Query(Query::OP_AND_NOT, everything(), *unwanted);
    }
    std::vector<Query> accepted;
    for (const auto& child : value.children) {
        if (auto query = compile_values(field, child, mode)) accepted.push_back(std::move(*query));
    }
    if (accepted.empty()) return std::nullopt;
    const auto joined = value.kind == NodeKind::all ? Query::OP_AND : Query::OP_OR;
    return Query(joined, accepted.begin(), accepted.end());
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
    const bool filters = child.kind == NodeKind::field && child.field != store::Field::title;
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
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            add_to(clause, node.children[i], node.kind, mode, completing_word(node.children, i));
        }
    }
    const bool every = node.kind == NodeKind::all ||
                       (node.kind == NodeKind::sequence && mode.combine == Combine::every);
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

/// Notes what an excluded path or wildcard that was cut short means for the total.
void tell_bounds(const Node& root, const CompiledQuery& result, Notes& notes) {
    if (!result.finds_too_many) return;
    notes.add(root.at, result.finds_too_few
                           ? "A cut path or pattern is excluded and another is not: the total is "
                             "neither a lower nor an upper bound."
                           : "A cut path or pattern is excluded: some articles that should be left "
                             "out are in the answer, and the total is an upper bound.");
}

}  // namespace

CompiledQuery compile(const Node& root, Combine combine, const CompileContext& context) {
    CompiledQuery result;
    Compiler compiler(combine, context, result, false);
    auto query = compiler.compile_root(root);
    result.ranks = compiler.ranks();
    if (!compiler.ranks()) {
        // Nothing but stop words, maybe: then they are what is asked for.
        CompiledQuery with_stop_words;
        Compiler again(combine, context, with_stop_words, true);
        const auto asked = again.compile_root(root);
        if (again.ranks()) {
            result = std::move(with_stop_words);
            result.ranks = true;
            query = asked;
        }
    }
    tell_bounds(root, result, context.notes);
    result.asked = query.has_value();
    if (query) result.query = *query;
    if (result.ranks) result.as_typed = as_typed(root, context.analyzer);
    return result;
}

}  // namespace udklip::searcher
