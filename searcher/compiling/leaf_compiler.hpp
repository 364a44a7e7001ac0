// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compiles the leaves of a question: words, quotations, =words, wildcards, and NEAR, which joins
// only leaves. query_compiler.cpp compiles lists, fields and negations.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "searcher/compiling/query_compiler.hpp"

namespace udklip::searcher {

/// What compiling a node adds to the result beside its query.
enum class Reporting {
    all,            ///< words, marks and notes
    article_count,  ///< only the articles of a word that was reported before (furniture)
    none,
};

/// How a node is compiled where it stands in the tree. Handed down by value.
struct LeafMode {
    Combine combine = Combine::every;
    Scope scope = Scope::everywhere;
    unsigned negations = 0;  ///< negations above the node
    Reporting reporting = Reporting::all;

    bool is_negated() const { return negations > 0; }

    LeafMode in(Scope other) const {
        LeafMode mode = *this;
        mode.scope = other;
        return mode;
    }
    LeafMode reported(Reporting other) const {
        LeafMode mode = *this;
        if (mode.reporting != Reporting::none) mode.reporting = other;
        return mode;
    }
    /// One negation deeper: nothing there is marked, weighed or explained.
    LeafMode negated() const {
        LeafMode mode = reported(Reporting::none);
        ++mode.negations;
        return mode;
    }
};

/// Compiles leaves; adds their words, marks and notes to the result.
class LeafCompiler {
  public:
    /// `keep_stop_words`: for a question of stop words only.
    LeafCompiler(const CompileContext& context, CompiledQuery& result, bool keep_stop_words)
        : context_(&context), result_(&result), keep_stop_words_(keep_stop_words) {}

    /// Compiles a leaf or NEAR. `completing`: the word that completes an elliptic one; may be null.
    /// Returns nothing if the node asks for nothing, an empty query if nothing can match.
    std::optional<Xapian::Query> compile(const Node& node, LeafMode mode, const Node* completing);

    /// With Combine::relaxed, the parts of all compounds so far. They match nothing on their own,
    /// but raise the score of an article that matched.
    const std::vector<Xapian::Query>& single_parts() const { return single_parts_; }

    /// Returns whether any leaf outside of negations ranks.
    bool ranks() const { return ranks_; }

    /// Records that something was cut short: outside of negations that finds too few articles,
    /// inside one too many.
    void less_than_meant(LeafMode mode);

  private:
    std::optional<Xapian::Query> compile_here(const Node& node, LeafMode mode,
                                              const Node* completing);
    std::optional<Xapian::Query> compile_word(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_elliptic(const Node& first, const Node& second,
                                                  LeafMode mode);
    Xapian::Query ask_for(const WordTerms& terms, LeafMode mode);
    Xapian::Query join_parts(const std::vector<Xapian::Query>& parts, LeafMode mode);
    std::optional<Xapian::Query> compile_phrase(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_exact(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_wildcard(const Node& node, LeafMode mode);
    Alternatives wildcard_terms(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_near(const Node& node, LeafMode mode);
    struct NearSide {
        std::vector<Xapian::Query> positions;  ///< alternatives
        std::vector<Xapian::Query> wanted;     ///< quotations that stand at these positions
        std::size_t length = 1;                ///< words
    };
    NearSide near_side(const Node& leaf, LeafMode mode);
    Xapian::Query near_within(const Node& node, LeafMode mode);

    void note(const Node& node, LeafMode mode, std::string message) {
        if (mode.reporting != Reporting::article_count) {
            context_->notes.add(node.at, std::move(message));
        }
    }
    void rank(LeafMode mode) { ranks_ = ranks_ || !mode.is_negated(); }
    bool is_in_furniture(const std::string& word) const;
    /// Returns the number of a word of the question.
    unsigned understand(WordTerms terms, std::string how, LeafMode mode);
    void want(const Alternatives& terms, LeafMode mode, unsigned word, unsigned aspect = 0,
              double share = 1.0);

    const CompileContext* context_;
    CompiledQuery* result_;
    bool keep_stop_words_;
    std::vector<Xapian::Query> single_parts_;
    bool ranks_ = false;
};

}  // namespace udklip::searcher
