// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database opened for reading: one, several side by side, or a stub file that names shards.
//
//     Reader reader({"/home/me/.local/share/udklip"});
//     auto answer = reader.consistently([&](Xapian::Database& db) { ...match, fetch, count... });
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/columns/facet_columns.hpp"
#include "store/endpoints.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/xapian_errors.hpp"

namespace udklip::store {

/// What may be done with local databases, most of it with a single one only. The answers are the
/// same.
struct Shortcuts {
    bool own_numbers = false;  ///< document numbers are its own; spies and sources may be ours
    bool no_servers = false;   ///< maybe several, but all local: spies see each match once
    FacetColumns* columns = nullptr;  ///< of the state that is open; null if there are none for it
};

/// What is done about a shard that is missing, damaged or does not answer.
enum class WhenMissing { fail, leave_out };

/// Not shared between threads.
class Reader {
  public:
    /// Throws Error: no_database if one is missing or damaged (if all are, where they may be left
    /// out), version if its schema is another.
    explicit Reader(std::vector<std::filesystem::path> databases,
                    WhenMissing when_missing = WhenMissing::fail);

    /// Runs `action` on one state of the database. When a writer has replaced that state meanwhile
    /// (a reader survives one commit, not two), the newest is opened and the whole action is done
    /// again: it must have no lasting effect before it returns.
    template <class Action>
    auto consistently(Action&& action) {
        for (int attempt = 1;; ++attempt) {
            try {
                return action(db_);
            } catch (const Xapian::DatabaseModifiedError& error) {
                if (attempt == kMaxAttempts) throw translate(error, name());
            } catch (const Xapian::NetworkError& error) {
                // Reopened, it is left out; one that answers now and then is not waited for long.
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

    /// The fingerprint of the analyzer that wrote the terms; empty if a database holds none.
    const std::string& analyzer() const { return analyzer_; }

    /// Those of the state that is open, good until the next reopening: few for several databases,
    /// none for a remote one, no columns while a run is under way.
    Shortcuts shortcuts();

    /// Those of the state that is open, good until the next reopening.
    Articles& articles() { return articles_; }

    /// Shards of the state that is open that were left out, by name, and how many there should be.
    const std::vector<std::string>& missing() const { return missing_; }
    std::size_t shards() const { return shards_; }

    /// For messages.
    std::string name() const;

  private:
    static constexpr int kMaxAttempts = 10;
    static constexpr int kMaxLost = 3;

    void reopen();
    void reopen(const std::vector<Endpoint>& endpoints);

    std::vector<std::filesystem::path> paths_;
    WhenMissing when_missing_;
    Xapian::Database db_;
    Articles articles_;
    std::vector<std::string> missing_;
    std::size_t shards_ = 0;
    std::string analyzer_;
    std::filesystem::path tables_;  ///< of the one local database; empty if there are others
    bool no_servers_ = false;
    bool columns_opened_ = false;
    std::unique_ptr<FacetColumns> columns_;
};

}  // namespace udklip::store
