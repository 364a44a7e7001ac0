// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database opened for reading: one, several side by side, or a stub file that names shards.
//
//     Reader reader({"/home/me/.local/share/udklip"});
//     auto answer = reader.consistently([&](Xapian::Database& db) { ...match, fetch, count... });
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"
#include "store/endpoints.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/match_by.hpp"

namespace udklip::store {

/// Shortcuts that local databases allow; most need a single one. They do not change the answers.
struct Shortcuts {
    bool own_numbers = false;         ///< one database: document numbers are its own
    bool no_servers = false;          ///< all databases are local: match spies see each match once
    FacetColumns* columns = nullptr;  ///< of the state that is open; null if it has none
    MatchPostings* postings = nullptr;  ///< likewise
};

/// What to do about a database that is missing, damaged or does not answer.
enum class WhenMissing { fail, leave_out };

/// Not shared between threads.
class Reader {
  public:
    /// Throws Error: no_database if one is missing or damaged (with `leave_out`, only if all are);
    /// version if one has another schema.
    explicit Reader(std::vector<std::filesystem::path> databases,
                    WhenMissing when_missing = WhenMissing::fail);

    /// Runs `action` on one state of the database. A reader survives one commit, not two: when a
    /// writer has replaced the state, this opens the newest one and runs the whole action again, so
    /// `action` must have no lasting effect before it returns.
    template <class Action>
    auto consistently(Action&& action) {
        for (int attempt = 1;; ++attempt) {
            try {
                return action(db_);
            } catch (const Xapian::DatabaseModifiedError& error) {
                if (attempt == kMaxAttempts) throw translate(error, name(), others_);
            } catch (const Xapian::NetworkError& error) {
                // Reopening leaves the server out. One that comes and goes is tried kMaxLost times.
                if (when_missing_ == WhenMissing::fail || attempt > kMaxLost) {
                    throw translate(error, name());
                }
            } catch (const Xapian::Error& error) {
                throw translate(error, name());
            } catch (const std::length_error& error) {
                throw damaged(error, name());
            } catch (const std::bad_alloc& error) {
                throw damaged(error, name());
            }
            reopen();
        }
    }

    /// Opens the newest state if a commit or a rebuild has come since the last opening. Costs two
    /// small files a database; of a server it asks. For whoever keeps a reader open: consistently()
    /// alone may answer from an old state for long. Throws what the constructor throws.
    void refresh();

    /// Returns the fingerprint of the analyzer that wrote the terms; empty if no database names
    /// one.
    const std::string& analyzer() const { return analyzer_; }

    /// From now on shortcuts() gives postings only for MatchBy::postings, which is the default.
    void match_by(MatchBy who) { match_by_ = who; }

    /// Returns the shortcuts of the state that is open, valid until the next reopening.
    Shortcuts shortcuts();

    /// Returns the articles of the state that is open, valid until the next reopening.
    Articles& articles() { return articles_; }

    /// The names of the databases that were left out, and how many there are with these.
    const std::vector<std::string>& missing() const { return missing_; }
    std::size_t shards() const { return shards_; }

    /// Returns what the readers of these databases go by: the number of the database
    /// (DatabaseState::number), or a hash of several in whatever order. Throws Error: version if
    /// one has none, no_database if one was left out.
    std::string number();

    /// Returns when udklip-index last brought the databases up to date, for several the earliest
    /// time; nothing if one of them cannot tell, such as a server.
    std::optional<std::chrono::sys_seconds> updated() const;

    /// Returns the paths of all databases, for messages.
    std::string name() const;

  private:
    static constexpr int kMaxAttempts = 10;
    static constexpr int kMaxLost = 3;

    void reopen();
    void reopen(const std::vector<Endpoint>& endpoints);

    std::vector<std::filesystem::path> paths_;
    WhenMissing when_missing_;
    Xapian::Database db_;
    std::vector<Xapian::Database> each_;  ///< the databases in `db_`
    Articles articles_;
    std::vector<std::filesystem::path> stubs_;  ///< folders of the databases; empty for a server
    std::vector<std::string> missing_;
    std::size_t shards_ = 0;
    std::string analyzer_;
    std::string commits_;                           ///< which of each local database is open
    OtherWriters others_ = OtherWriters::possible;  ///< between the last two openings
    std::filesystem::path tables_;                  ///< of the single local database; else empty
    bool no_servers_ = false;
    bool columns_opened_ = false;
    std::unique_ptr<FacetColumns> columns_;
    MatchBy match_by_ = MatchBy::postings;
    bool postings_opened_ = false;
    std::unique_ptr<MatchPostings> postings_;
};

}  // namespace udklip::store
