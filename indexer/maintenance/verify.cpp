// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/verify.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

#include "command_line/error.hpp"
#include "indexer/documents/document_builder.hpp"
#include "indexer/maintenance/interruptible.hpp"
#include "language/analyzer.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"
#include "store/layout/schema.hpp"
#include "store/reader.hpp"

namespace udklip::indexer {
namespace {

/// Checksums that do not depend on the order, since articles list terms and postings list articles.
struct Sums {
    std::uint64_t terms = 0;      ///< with how often they are in the article
    std::uint64_t positions = 0;  ///< of terms

    void add_term(const std::string& term, Xapian::docid article, Xapian::termcount count) {
        terms += hash(term, article, count);
    }
    void add_position(const std::string& term, Xapian::docid article, Xapian::termpos position) {
        positions += hash(term, article, position);
    }

  private:
    static std::uint64_t hash(const std::string& term, std::uint64_t article,
                              std::uint64_t number) {
        return XXH3_64bits_withSeed(term.data(), term.size(), article << 32 | number);
    }
};

/// The statistics of all articles that Xapian keeps and ranks by.
struct Statistics {
    std::uint64_t total = 0;                                             ///< length of all
    std::uint64_t shortest = std::numeric_limits<std::uint64_t>::max();  ///< that has a length
    std::uint64_t longest = 0;
    Xapian::docid last = 0;

    void add(const Xapian::Document& document, Xapian::docid article) {
        std::uint64_t length = 0;
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            length += term.get_wdf();
        }
        total += length;
        if (length > 0) shortest = std::min(shortest, length);
        longest = std::max(longest, length);
        last = std::max(last, article);
    }

    /// Bounds may be too wide: Xapian does not tighten them when articles are removed.
    bool are_those_of(const Xapian::Database& db) const {
        return db.get_total_length() == total &&
               (total == 0 || db.get_doclength_lower_bound() <= shortest) &&
               db.get_doclength_upper_bound() >= longest && db.get_lastdocid() >= last;
    }
};

void add_document(const Xapian::Document& document, Xapian::docid article, Sums& sums) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        const std::string name = *term;
        sums.add_term(name, article, term.get_wdf());
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
            sums.add_position(name, article, *at);
        }
    }
}

Sums terms_of_article(const Xapian::Database& db, Xapian::docid article) {
    Sums sums;
    for (auto term = db.termlist_begin(article); term != db.termlist_end(article); ++term) {
        sums.add_term(*term, article, term.get_wdf());
    }
    return sums;
}

struct Postings {
    Sums sums;
    bool within_bounds = true;  ///< no term is more frequent in an article than is told
};

Postings postings_of(const Xapian::Database& db, const std::atomic<bool>& interrupted) {
    Postings found;
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
        stop_if(interrupted);
        const std::string name = *term;
        Xapian::termcount greatest = 0;
        for (auto posting = db.postlist_begin(name); posting != db.postlist_end(name); ++posting) {
            found.sums.add_term(name, *posting, posting.get_wdf());
            greatest = std::max(greatest, posting.get_wdf());
            for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at) {
                found.sums.add_position(name, *posting, *at);
            }
        }
        if (db.get_wdf_upper_bound(name) < greatest) found.within_bounds = false;
    }
    return found;
}

/// Returns the document that the stored article should give.
Xapian::Document made_anew(store::Articles& articles, Xapian::docid article,
                           DocumentBuilder& builder) {
    return builder.build(Entry(articles.fetch(article)));
}

std::string compare_article(const Xapian::Database& db, Xapian::docid article,
                            const Xapian::Document& fresh, const Sums& sums) {
    const Xapian::Document stored = db.get_document(article);
    std::string faults;
    for (auto value = fresh.values_begin(); value != fresh.values_end(); ++value) {
        if (stored.get_value(value.get_valueno()) == *value) continue;
        faults += fmt::format("article {}: its value {} is another than it should be\n", article,
                              value.get_valueno());
    }
    if (terms_of_article(db, article).terms != sums.terms) {
        faults += fmt::format("article {}: its terms are others than they should be\n", article);
    }
    return faults;
}

std::string compare_columns(const Xapian::Database& db, const std::filesystem::path& generation) {
    const auto columns = store::FacetColumns::open(generation, db);
    if (!columns) return {};  // none, or of another state: it is counted without them
    for (const auto slot : {store::slot::year, store::slot::source, store::slot::month,
                            store::slot::author, store::slot::section, store::slot::name}) {
        auto* column = columns->find(slot);
        if (column == nullptr) continue;
        auto value = db.valuestream_begin(slot);
        for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
            while (value != db.valuestream_end(slot) && value.get_docid() < *article) ++value;
            const bool has = value != db.valuestream_end(slot) && value.get_docid() == *article;
            const auto number = column->at(*article);
            if (number == store::FacetColumn::kUnknown ||
                column->text(number) != (has ? *value : std::string())) {
                return fmt::format(
                    "facet-columns is damaged from article {} on (searches count "
                    "without it)\n",
                    *article);
            }
        }
    }
    return {};
}

/// Returns whether the file has the postings that the database has, and no others.
bool has_same_postings(const Xapian::Database& db, const std::string& term,
                       const store::TermPostings& kept, std::uint32_t ranges) {
    std::uint64_t all = 0;
    std::uint64_t same = 0;
    for (std::uint32_t range = 0; range < ranges; ++range) all += kept.mask(range).count();
    for (auto posting = db.postlist_begin(term); posting != db.postlist_end(term); ++posting) {
        store::RangeMask one;
        one.set(*posting % store::kRangeArticles);
        kept.each(*posting / store::kRangeArticles, one,
                  [&](unsigned, std::uint32_t wdf) { same += wdf == posting.get_wdf() ? 1 : 0; });
    }
    return same == db.get_termfreq(term) && same == all && same == kept.frequency();
}

std::string compare_postings(const Xapian::Database& db, const std::filesystem::path& generation,
                             const std::atomic<bool>& interrupted) {
    const auto postings = store::MatchPostings::open(generation, db);
    if (!postings) return {};  // none, or of another state: Xapian answers without them
    bool same = postings->is_whole();
    for (auto article = db.postlist_begin(""); same && article != db.postlist_end(""); ++article) {
        const auto* lengths = postings->lengths(*article / store::kRangeArticles);
        same = lengths[*article % store::kRangeArticles] == article.get_doclength();
    }
    for (auto term = db.allterms_begin(); same && term != db.allterms_end(); ++term) {
        stop_if(interrupted);
        const auto kept = postings->find(*term);
        same = !kept || has_same_postings(db, *term, *kept, postings->ranges());
    }
    return same ? "" : "match-postings is damaged (searches answer without it)\n";
}

/// Keeps the first faults only: damage to what all articles need would be reported for each.
class Faults {
  public:
    void add(const std::string& lines) {
        if (lines.empty()) return;
        if (++count_ <= kMostTold) told_ += lines;
    }
    std::string told() const {
        if (count_ <= kMostTold) return told_;
        return told_ + fmt::format("and {} articles more\n", count_ - kMostTold);
    }

  private:
    static constexpr std::uint64_t kMostTold = 100;
    std::string told_;
    std::uint64_t count_ = 0;
};

}  // namespace

std::string verify(const Xapian::Database& db, const std::filesystem::path& generation,
                   const language::Lexicon& lexicon, const std::atomic<bool>& interrupted) {
    language::Analyzer analyzer(lexicon);
    DocumentBuilder builder(analyzer);
    store::Articles articles(db);
    Faults faults;
    Statistics statistics;
    Sums expected;
    for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
        stop_if(interrupted);
        try {
            Sums sums;
            const Xapian::Document fresh = made_anew(articles, *article, builder);
            add_document(fresh, *article, sums);
            statistics.add(fresh, *article);
            faults.add(compare_article(db, *article, fresh, sums));
            expected.terms += sums.terms;
            expected.positions += sums.positions;
        } catch (const Error& error) {
            faults.add(fmt::format("article {}: {}\n", *article, error.what()));
        }
    }
    std::string told = faults.told();
    const Postings found = postings_of(db, interrupted);
    if (found.sums.terms != expected.terms)
        told += fmt::format("the postings are not those of the articles\n");
    if (found.sums.positions != expected.positions) {
        told += fmt::format("the positions of words are not those of the articles\n");
    }
    if (!statistics.are_those_of(db) || !found.within_bounds)
        told += fmt::format("the statistics are not those of the articles\n");
    return told + compare_columns(db, generation) + compare_postings(db, generation, interrupted);
}

}  // namespace udklip::indexer
