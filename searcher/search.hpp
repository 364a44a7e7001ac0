// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job of udklip-search: a question in, an answer out.
//
//     store::Reader reader({"/home/me/.local/share/udklip"});
//     Searcher searcher(reader, analyzer, today);
//     Answer answer = searcher.search({.text = "socialområdet", .years = {"2021"}});
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "language/date.hpp"
#include "searcher/answer.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

enum class Words { automatic, every, some };  ///< automatic: every; if nothing has them all, some
enum class Sort { relevance, newest, oldest };
enum class FacetOrder { count, name };  ///< most frequent first, or in Danish alphabetical order

struct Request {
    std::string text;
    Words words = Words::automatic;
    std::vector<std::string> years;    ///< any of these: 2021, 2019..2021, unknown
    std::string from;                  ///< a date; articles of that day or later
    std::string to;                    ///< a date; articles of that day or earlier
    std::vector<std::string> sources;  ///< any of these
    Sort sort = Sort::relevance;
    std::uint32_t limit = 10;
    std::uint32_t offset = 0;
    std::vector<std::string> facets = {"year", "source"};
    FacetOrder facet_order = FacetOrder::count;
    bool facets_show_others = false;  ///< count a facet without its own filter
    bool collapse = true;             ///< near-duplicates as one hit
    bool furniture = false;           ///< words may stand in the furniture of the page as well
};

/// Names that Request::facets may hold.
const std::vector<std::string>& facet_names();

/// "1 of 3 shards does not answer: host:port; the answer is partial"; nothing if all of them do.
std::optional<std::string> missing_note(const store::Reader& reader);

/// A hit of a batch run.
struct RankedId {
    std::string id;
    double score;
};

class Matcher;

/// Not shared between threads. Reader and analyzer must outlive it.
class Searcher {
  public:
    Searcher(store::Reader& reader, language::Analyzer& analyzer, language::Date today);

    /// Answers from one state of the database. Throws Error: usage if a filter cannot be read,
    /// no_database if the database is damaged.
    Answer search(const Request& request);

    /// The best `limit` ids, some word being enough: no counts, no snippets.
    std::vector<RankedId> rank(const std::string& text, std::uint32_t limit);

    /// Articles like the one with this id, by its most telling words; `request.text` is not used.
    /// Nothing if there is no such article.
    std::optional<Answer> similar(const std::string& id, const Request& request);

    /// The article with this id, and where the words of `text` (may be empty) stand in it. Empty id
    /// if there is none.
    struct Shown {
        store::Record record;
        std::vector<Mark> marks;            ///< in record.text
        std::vector<Mark> furniture_marks;  ///< in record.furniture
    };
    Shown show(const std::string& id, const std::string& text);

  private:
    Answer search_in(const Xapian::Database& db, const Request& request);
    std::optional<Answer> similar_in(const Xapian::Database& db, const std::string& id,
                                     const Request& request);
    std::optional<std::string> suggestion_in(const Xapian::Database& db, const Node& root,
                                             const std::string& question, const Request& request,
                                             const Answer& answer);
    void fetch_hits(Matcher& matcher, const CompiledQuery& compiled, const Request& request,
                    Answer& answer);

    void say_what_is_missing(Answer& answer) const;

    store::Reader* reader_;
    language::Analyzer* analyzer_;
    language::Date today_;
};

}  // namespace udklip::searcher
