// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a compiled question: filters, ranks, counts, and cuts the page.
//
//     Matcher matcher(db, articles, request, today);
//     matcher.match(compiled);
//     matcher.total(), matcher.page(), matcher.facets()
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/dates/date.hpp"
#include "searcher/compiling/query_compiler.hpp"
#include "searcher/matching/best_matches.hpp"
#include "searcher/matching/collapse.hpp"
#include "searcher/matching/facets.hpp"
#include "searcher/matching/match_result.hpp"
#include "searcher/matching/phrase_boost.hpp"
#include "searcher/request.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

class Matcher {
  public:
    /// `articles`, `shortcuts`: of this database. All must outlive the matcher. Throws Error
    /// (usage) if a filter of the request cannot be read.
    Matcher(const Xapian::Database& db, store::Articles& articles, const Request& request,
            const language::Date& today, const store::Shortcuts& shortcuts = {},
            const Deadline& deadline = {});

    /// Runs the question and counts the facets in the same pass. Examines every match, so all
    /// counts are exact.
    void match(const CompiledQuery& compiled);

    /// Returns how many articles match, without ranking; counting may stop at `enough`. Changes
    /// nothing else.
    std::uint64_t count(const CompiledQuery& compiled, Xapian::doccount enough);

    /// Notes about filters that cannot match.
    const std::vector<NoteText>& notes() const { return notes_; }

    /// Whether the request has filters.
    bool narrows() const { return !filters_.empty(); }

    /// Returns the page that the request asks for, in order.
    const std::vector<RankedMatch>& page() const { return page_; }
    /// Returns the rank of its first hit, from 1.
    std::uint64_t first_rank() const { return std::uint64_t{request_->offset} + 1; }
    /// Returns the number of matches, near-duplicates counted one by one as in the facets.
    std::uint64_t total() const { return total_; }
    bool total_is_exact() const { return total_is_exact_; }
    Bound total_bound() const;
    /// Returns the number of matches, near-duplicates counted once if the request collapses them.
    std::uint64_t distinct() const { return distinct_; }
    std::vector<Facet> facets() const { return facets_; }
    std::string description() const { return query_.get_description(); }

    /// Returns, for each match of the page, its near-duplicates, which are not shown.
    std::vector<NearDuplicates> near_duplicates() const;

    const Xapian::Database& db() const { return *db_; }

  private:
    struct RequestFilter {
        std::string facet;  ///< the facet that the filter narrows; empty for none
        Xapian::Query query;
    };
    /// Returns the question with all filters except a facet's own.
    Xapian::Query filtered(const std::string& without_facet) const;
    /// Returns a query that matches the same, but not beyond the deadline.
    Xapian::Query ended(const Xapian::Query& query) const;
    /// Matches by the postings beside the database. Returns false if it has none, or if they cannot
    /// answer this question.
    bool match_by_postings(store::FacetColumn* clusters);
    /// Collapses by the column of clusters. Returns false if the column is damaged.
    bool match_by_column(store::FacetColumn& column);
    /// Returns the best matches, one of each cluster. `first`: the first
    /// matches_for_distinct(wanted()).
    std::vector<RankedMatch> distinct_by_value(std::vector<RankedMatch> first);
    /// Returns an enquiry for the question with its filters, in the order of the request.
    Xapian::Enquire enquire() const;
    void take_page(std::vector<RankedMatch> ranked);
    /// `all`: from a pass that examined every match.
    void take_counts(const Xapian::MSet& all, const Xapian::ValueCountMatchSpy& clusters,
                     const FacetCounter& counter);
    void take_facets(const FacetCounter& counter);
    /// Returns how many of the best matches decide about the page.
    Xapian::doccount wanted() const;
    /// Returns the best matches in the order of the request; examines at least `check_at_least`.
    BestMatches best(Xapian::Enquire& enquire, Xapian::doccount count,
                     Xapian::doccount check_at_least,
                     const Xapian::MatchDecider* decider = nullptr) const;
    /// Counts total, facets and distinct matches in a separate pass.
    void count_all();
    bool lifts() const;
    void count_others();
    void add_filter(std::string facet, store::Field field, const char* option,
                    const std::vector<std::string>& values, const language::Date& today);

    const Xapian::Database* db_;
    store::Articles* articles_;
    const Request* request_;
    store::Shortcuts shortcuts_;
    Deadline deadline_;
    std::vector<RequestFilter> filters_;
    std::vector<NoteText> notes_;
    CompiledQuery compiled_;
    Xapian::Query query_;
    std::vector<RankedMatch> page_;
    bool collapsed_ = false;
    std::optional<ClusterCounter> clusters_;  ///< of the matches, if they are collapsed by column
    std::optional<TakenByValue> taken_;       ///< of the matches, if they are not
    std::uint64_t total_ = 0;
    std::uint64_t distinct_ = 0;
    bool total_is_exact_ = true;
    std::vector<Facet> facets_;
};

/// Returns the id of a match. Reads the article only if the id is too long for its value slot.
std::string id_of(const Xapian::Document& document, store::Articles& articles);

/// Sorts by relevance, newest or oldest. Ties are broken by date, newest first, then by id, so that
/// paging is stable; undated articles come last. A question that does not rank is sorted by date.
void set_order(Xapian::Enquire& enquire, Sort sort, bool ranks);

}  // namespace udklip::searcher
