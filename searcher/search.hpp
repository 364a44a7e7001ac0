// SPDX-License-Identifier: GPL-3.0-or-later
//
// The entry point of the room: a question in, an answer out.
//
//     store::Reader reader({"/home/me/.local/share/udklip"});
//     Searcher searcher(reader, analyzer, today);
//     Answer answer = searcher.search({.text = "socialområdet", .years = {"2021"}});
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "language/analyzer.hpp"
#include "language/dates/date.hpp"
#include "searcher/found_article.hpp"
#include "searcher/query/deadline.hpp"
#include "searcher/request.hpp"
#include "searcher/showing/answer.hpp"
#include "searcher/showing/trend.hpp"
#include "store/reader.hpp"

namespace udklip::searcher {

/// "1 of 3 shards does not answer: host:port; the answer is partial"; nothing if all of them do.
std::optional<NoteText> missing_note(const store::Reader& reader);

/// A hit of a batch run.
struct RankedId {
    std::string id;
    double score;
};

struct CompileContext;
struct CompiledQuery;
struct NamedArticle;
struct Node;
struct Telling;
struct TellingRequest;
class Matcher;
class Notes;

/// Not shared between threads. Reader and analyzer must outlive it.
class Searcher {
  public:
    Searcher(store::Reader& reader, language::Analyzer& analyzer, language::Date today);

    /// From now on tag: is understood, and hits have the reader's tags and notes. `tags` must
    /// outlive this.
    void use(ReaderTags& tags) { tags_ = &tags; }

    /// From now on a question ends with Stopped when another thread sets `stop`, which must outlive
    /// this. One that is asked of a server goes on.
    void stop_when(const std::atomic<bool>& stop) { stop_ = &stop; }

    /// Answers from one state of the database. Throws Error: usage if a filter cannot be read,
    /// no_database if the database is damaged.
    Answer search(const Request& request);

    /// Hands the articles of the page that the request asks for to `take`, one by one, in order,
    /// until it wants no more. Any number of them: what is held are their numbers and one article.
    /// Returns the answer without hits, facets and suggestions. If the database is replaced
    /// meanwhile, what was not handed out yet comes from the new state. Throws what search()
    /// throws.
    Answer for_each_found(const Request& request, const TakeFound& take);

    /// Returns the ids of all articles that the request finds, near-duplicates one by one, in its
    /// order. Every word is wanted, unless the request says otherwise.
    std::vector<std::string> ids(const Request& request);

    /// Answers like search(), but only from articles whose ids are not in `shown`: from the first
    /// `limit` of them, and a note tells how many more there are. Wants what ids() wants. The
    /// request's offset is not used.
    Answer search_new(const Request& request, const std::unordered_set<std::string>& shown);

    /// Counts what each question finds in each year or month, as search() would count it. Throws
    /// the same.
    Trend trend(const TrendRequest& request);

    /// Finds the words that tell the answer apart from all articles (telling.hpp). Throws what
    /// search() throws.
    Telling telling(const TellingRequest& request);

    /// Counts the articles of the whole database by year, in ascending order, unknown last.
    Facet years();

    /// Returns the ids of the best `limit` articles that have some word, without counts and
    /// snippets.
    std::vector<RankedId> rank(const std::string& text, std::uint32_t limit);

    /// Returns articles that share the most characteristic words of the article with this id.
    /// `request.text` is not used. Nothing if there is no such article.
    std::optional<Answer> similar(const std::string& id, const Request& request);

    /// Returns the names under which sources are counted, for names as somebody typed them: "Fyens
    /// Stiftstidende" for "fyens", which is an alias of it. Each once; others stay as they are.
    std::vector<std::string> sources_as_counted(const std::vector<std::string>& typed);

    /// Returns what complete_question() does, of one state of the database.
    std::vector<std::string> completions(const std::string& question, std::size_t limit);

    /// Returns the first `limit` near-duplicates of the article, the oldest first. None if there is
    /// no such article, or if several databases are searched together.
    std::vector<Copy> copies(const std::string& id, std::uint32_t limit);

    /// Returns the articles that go by a name (named_article.hpp). `here`: the current folder.
    std::vector<NamedArticle> named(const std::string& name, const std::filesystem::path& here);

    /// Returns the article with this id, with the words of `text` (may be empty) marked. Nothing if
    /// there is no such article. Gives up after `time_limit` seconds, unless it is 0, like
    /// search().
    std::optional<ShownArticle> show(const std::string& id, const std::string& text,
                                     double time_limit = 0);

  private:
    Answer search_in(const Xapian::Database& db, const Request& request, const Deadline& deadline);
    void each_found_in(const Xapian::Database& db, const Request& request, const Deadline& deadline,
                       Answer& answer, const TakeFound& take);
    Telling telling_in(const Xapian::Database& db, const TellingRequest& request,
                       const Deadline& deadline);
    std::vector<std::string> ids_in(const Xapian::Database& db, Request request,
                                    const Deadline& deadline);
    std::optional<Answer> similar_in(const Xapian::Database& db, const std::string& id,
                                     const Request& request, const Deadline& deadline);
    void suggest_in(const Xapian::Database& db, const Node& root, const std::string& question,
                    const Request& request, const Deadline& deadline, Answer& answer);
    std::vector<WayOut> ways_out_in(const Xapian::Database& db, const Node& root,
                                    const Request& request, const Deadline& deadline);
    CompileContext context_for(const Xapian::Database& db, Notes& notes, bool furniture,
                               const Deadline& deadline) const;
    void count_tags(Matcher& matcher, const CompiledQuery& compiled, const Request& request,
                    Answer& answer) const;
    Deadline deadline_after(double seconds) const;
    void fetch_hits(Matcher& matcher, const CompiledQuery& compiled, const Request& request,
                    Answer& answer);

    void say_what_is_missing(Answer& answer) const;
    void tell_database(const Xapian::Database& db, Answer& answer) const;

    store::Reader* reader_;
    language::Analyzer* analyzer_;
    language::Date today_;
    ReaderTags* tags_ = nullptr;
    const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace udklip::searcher
