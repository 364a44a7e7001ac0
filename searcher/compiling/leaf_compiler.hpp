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

/// Compiles leaves; adds their words, marks and notes to the result.
class LeafCompiler {
  public:
    /// `keep_stop_words`: for a question of stop words only.
    LeafCompiler(Combine combine, const CompileContext& context, CompiledQuery& result,
                 bool keep_stop_words)
        : combine_(combine),
          context_(&context),
          result_(&result),
          keep_stop_words_(keep_stop_words) {}

    /// Compiles a leaf or NEAR. `completing`: the word that completes an elliptic one; may be null.
    /// Returns nothing if the node asks for nothing, an empty query if nothing can match.
    std::optional<Xapian::Query> compile(const Node& node, Scope scope, const Node* completing);

    /// With Combine::relaxed, the parts of all compounds so far. They match nothing on their own,
    /// but raise the score of an article that matched.
    const std::vector<Xapian::Query>& single_parts() const { return single_parts_; }

    /// Returns whether any leaf outside of negations ranks.
    bool ranks() const { return ranks_; }

    bool is_below_negation() const { return negations_ > 0; }
    /// Records that something was cut short: outside of negations that finds too few articles,
    /// inside one too many.
    void less_than_meant();

    /// While it lives, leaves are below one more negation: they are not marked, not weighed, and do
    /// not rank.
    class Negation {
      public:
        explicit Negation(LeafCompiler& leaves);
        ~Negation();
        Negation(const Negation&) = delete;
        Negation& operator=(const Negation&) = delete;

      private:
        LeafCompiler* leaves_;
        bool ranked_;
        bool silent_;
    };

  private:
    std::optional<Xapian::Query> compile_here(const Node& node, Scope scope,
                                              const Node* completing);
    std::optional<Xapian::Query> compile_word(const Node& node, Scope scope);
    std::optional<Xapian::Query> compile_elliptic(const Node& first, const Node& second,
                                                  Scope scope);
    Xapian::Query ask_for(const WordTerms& terms);
    Xapian::Query join_parts(const std::vector<Xapian::Query>& parts);
    std::optional<Xapian::Query> compile_phrase(const Node& node, Scope scope);
    std::optional<Xapian::Query> compile_exact(const Node& node, Scope scope);
    std::optional<Xapian::Query> compile_wildcard(const Node& node, Scope scope);
    Alternatives wildcard_terms(const Node& node, Scope scope);
    std::optional<Xapian::Query> compile_near(const Node& node, Scope scope);
    struct NearSide {
        std::vector<Xapian::Query> positions;  ///< alternatives
        std::vector<Xapian::Query> wanted;     ///< quotations that stand at these positions
        std::size_t length = 1;                ///< words
    };
    NearSide near_side(const Node& leaf, Scope scope);
    Xapian::Query near_within(const Node& node, Scope scope);

    void note(const Node& node, std::string message) {
        if (!again_) context_->notes.add(node.at, std::move(message));
    }
    bool is_in_furniture(const std::string& word) const;
    /// The number of a word of the question.
    unsigned understand(WordTerms terms, std::string how);
    void want(const Alternatives& terms, unsigned word, unsigned aspect = 0, double share = 1.0);

    Combine combine_;
    const CompileContext* context_;
    CompiledQuery* result_;
    bool keep_stop_words_;
    std::vector<Xapian::Query> single_parts_;
    bool silent_ = false;  ///< nothing is marked or weighed
    bool again_ = false;   ///< in another place: what is told and marked was so the first time
    bool ranks_ = false;
    unsigned negations_ = 0;
};

}  // namespace udklip::searcher
