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
#include "searcher/compiling/work_budget.hpp"

namespace udklip::searcher {

/// What compiling a node adds to the result beside its query.
enum class Reporting {
    all,            ///< words, marks and notes
    article_count,  ///< only the articles of a word that was reported before (furniture)
    none,           ///< only notes
    silent,         ///< nothing: the same words were told for another place
};

/// How a node is compiled where it stands in the tree. Handed down by value.
struct LeafMode {
    Combine combine = Combine::every;
    Scope scope = Scope::everywhere;
    unsigned negations = 0;  ///< negations above the node
    Reporting reporting = Reporting::all;
    bool drops_stop_words = false;      ///< the word stands side by side with others
    bool drops_question_words = false;  ///< and at the beginning of the question

    bool is_negated() const { return negations > 0; }

    LeafMode in(Scope other) const {
        LeafMode mode = *this;
        mode.scope = other;
        return mode;
    }
    LeafMode reported(Reporting other) const {
        LeafMode mode = *this;
        if (mode.reporting < Reporting::none) mode.reporting = other;
        return mode;
    }
    /// The same words in the title, beside the text.
    LeafMode beside_in_title() const {
        LeafMode mode = in(Scope::title);
        mode.reporting = Reporting::silent;
        return mode;
    }
    /// One negation deeper: nothing there is marked, weighed or explained, and every word is needed
    /// to exclude an article.
    LeafMode negated() const {
        LeafMode mode = reported(Reporting::none);
        ++mode.negations;
        mode.combine = Combine::every;
        mode.drops_stop_words = false;
        return mode;
    }
};

/// Compiles leaves; adds their words, marks and notes to the result.
class LeafCompiler {
  public:
    LeafCompiler(const CompileContext& context, CompiledQuery& result)
        : context_(&context), result_(&result), budget_(context.spent) {}

    /// Compiles a leaf or NEAR. `completing`: the word that completes an elliptic one; may be null.
    /// Returns nothing if the node asks for nothing, an empty query if nothing can match.
    std::optional<Xapian::Query> compile(const Node& node, LeafMode mode, const Node* completing);

    /// Queries that match nothing on their own, but raise the score of an article that matched: the
    /// words at the beginning of its text, nouns of action beside their verbs, and, with
    /// Combine::relaxed, single parts of compounds.
    const std::vector<Xapian::Query>& boosts() const { return boosts_; }

    /// Returns whether any leaf outside of negations ranks.
    bool ranks() const { return ranks_; }

    /// Records that something was cut short: outside of negations that finds too few articles,
    /// inside one too many.
    void less_than_meant(LeafMode mode);
    /// The opposite: what was left out would have narrowed.
    void more_than_meant(LeafMode mode);

    const WorkBudget& budget() const { return budget_; }

  private:
    std::optional<Xapian::Query> compile_here(const Node& node, LeafMode mode,
                                              const Node* completing);
    std::optional<Xapian::Query> compile_word(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_elliptic(const Node& first, const Node& second,
                                                  LeafMode mode);
    Xapian::Query ask_for(const WordTerms& terms, LeafMode mode);
    static Xapian::Query with_others(const Alternatives& word, const WordTerms& terms,
                                     LeafMode mode);
    Xapian::Query join_parts(const std::vector<Xapian::Query>& parts, LeafMode mode);
    std::optional<Xapian::Query> compile_phrase(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_exact(const Node& node, LeafMode mode);
    std::optional<Xapian::Query> compile_wildcard(const Node& node, LeafMode mode);
    struct Wildcard {
        Alternatives terms;
        unsigned word = 0;  ///< number in the question
        bool cut = false;   ///< some words are left out
    };
    Wildcard wildcard_terms(const Node& node, LeafMode mode, bool positions = false);
    std::optional<Alternatives> written_stop_word(const WordTerms& terms) const;
    std::vector<Xapian::Query> queries_of_parts(const WordTerms& terms, unsigned word,
                                                LeafMode mode);
    std::optional<Xapian::Query> compile_near(const Node& node, LeafMode mode);
    struct NearSide {
        std::vector<Xapian::Query> positions;  ///< alternatives
        std::vector<Xapian::Query> wanted;     ///< quotations that stand at these positions
        std::size_t length = 1;                ///< words
    };
    NearSide near_side(const Node& leaf, LeafMode mode);
    Xapian::Query near_within(const Node& node, LeafMode mode);

    void note(const Node& node, LeafMode mode, NoteText text) {
        if (mode.reporting != Reporting::article_count && mode.reporting != Reporting::silent) {
            context_->notes.add(node.at, std::move(text));
        }
    }
    Alternatives with_title(const Alternatives& whole, LeafMode mode) const;
    void boost(const WordTerms& terms, LeafMode mode);
    void boost_lead(const Alternatives& lemmas);
    void rank(LeafMode mode) { ranks_ = ranks_ || !mode.is_negated(); }
    bool is_dropped(const WordTerms& terms, LeafMode mode) const;
    /// Remembers that a word is not asked for, and returns nothing.
    std::optional<Xapian::Query> drop(const Node& node);
    bool is_in_furniture(const std::string& word) const;
    /// Returns the number of a word of the question.
    unsigned understand(WordTerms terms, std::string how, LeafMode mode);
    void want(const Alternatives& terms, LeafMode mode, unsigned word, unsigned aspect = 0,
              double share = 1.0);

    const CompileContext* context_;
    CompiledQuery* result_;
    std::vector<Xapian::Query> boosts_;
    bool ranks_ = false;
    WorkBudget budget_;
};

}  // namespace udklip::searcher
