// SPDX-License-Identifier: GPL-3.0-or-later
//
// A compiled question as a tree over ranges of 256 articles: which ranges can match, which articles
// of a range do, what they score. Reckons as Xapian does (BM25, synonyms as one virtual word).
//
//     auto tree = QuestionTree::grow(query, {db, postings, columns});   // nothing: not of the kind
//     tree->possible().has(3)      tree->mask(3)      tree->bounds()[3]
//     tree->score(3, tree->mask(3))[17]                                 // of article 785
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/compiling/column_ranges.hpp"
#include "searcher/matching/posting_list.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"

namespace udklip::searcher {

/// What a question is asked of: a single local database and the files beside it.
struct TreeGround {
    const Xapian::Database& db;
    store::MatchPostings& postings;
    store::FacetColumns* columns = nullptr;
};

class QuestionTree {
  public:
    /// Returns nothing for a question with a part that only Xapian answers (phrases, NEAR,
    /// wildcards, values, other sources) or answers faster (frequent terms without a list in the
    /// file). What `ground` names must outlive the tree.
    static std::optional<QuestionTree> grow(const Xapian::Query& query, const TreeGround& ground);

    std::uint32_t ranges() const { return ranges_; }
    /// Returns the ranges in which an article may match.
    const RangeSet& possible() const { return root_.possible; }
    /// Returns what an article of each range can score at most; made when first asked for.
    const std::vector<float>& bounds();
    /// Returns the articles of a range that match.
    RangeMask mask(std::uint32_t range) const;
    /// Returns the matches that may score `least` (above 0) or more: all that do, and few others.
    /// One pass over the postings, in floats. `matches`: of the range; null if they are not known.
    RangeMask promising(std::uint32_t range, double least, const RangeMask* matches);
    /// Returns the scores of the articles `where`, which match; others are undefined. Valid until
    /// the next call.
    const std::array<double, kRangeArticles>& score(std::uint32_t range, const RangeMask& where);

  private:
    enum class Kind {
        word,      ///< articles that have one of the terms
        all_same,  ///< every article, with the same score
        ranges,    ///< articles with a value in each of some ranges, without score
        every,     ///< articles that all of the children match
        some,      ///< articles that one of the children matches
        without,   ///< articles that the first child matches, and no other
        perhaps    ///< articles that the first child matches; the others add to their score
    };
    struct Node {
        Kind kind = Kind::word;
        bool scored = false;
        double weight = 0;  ///< of a word; what every article gets
        bool bare = true;   ///< all_same that is not joined to what has articles of its own
        std::vector<PostingList> lists;
        std::optional<ColumnRanges> filter;
        std::vector<Node> children;
        RangeSet possible;
        std::vector<float> bounds;
    };
    struct Shared {
        double factor;
        bool scored;
    };

    explicit QuestionTree(const TreeGround& ground);
    bool take(const Xapian::Query& query, Shared shared, Node& node);
    bool take_children(const Xapian::Query& query, Shared shared, Node& node);
    bool take_source(const Xapian::Query& query, Shared shared, Node& node);
    bool open_word(const Xapian::Query& query, Shared shared, Node& node);
    std::optional<double> open_terms(const Xapian::Query& query, std::vector<PostingList>& lists);
    bool is_bare(const Node& node) const;
    static bool is_some_word(const Node& node);
    bool find_dampings(std::uint32_t range);
    void add_bounds(const Node& node, std::uint32_t range);
    bool find_existing();
    void find_possible(Node& node) const;
    void find_bounds(Node& node) const;
    RangeMask numbered(std::uint32_t range) const;
    RangeMask mask(const Node& node, std::uint32_t range, const RangeMask& within) const;
    void add_scores(const Node& node, std::uint32_t range, const RangeMask& where);
    void add_word(const Node& node, std::uint32_t range, const RangeMask& where);

    TreeGround ground_;
    ArticleLengths lengths_;
    std::uint32_t ranges_;
    Xapian::docid last_;
    std::optional<PostingList> existing_;  ///< nothing if no article was removed
    Node root_;
    bool bounded_ = false;
    bool some_word_ = false;  ///< one of its words is all that an article must have to match
    std::array<float, kRangeArticles> article_bounds_{};
    std::array<float, kRangeArticles> float_dampings_{};
    std::array<double, kRangeArticles> scores_{};
    std::array<double, kRangeArticles> damping_{};
    std::array<std::uint32_t, kRangeArticles> length_{};
    std::array<std::uint32_t, kRangeArticles> wdf_{};
};

}  // namespace udklip::searcher
