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

#include "store/facet_columns.hpp"
#include "store/record.hpp"
#include "store/xapian_errors.hpp"

namespace udklip::store {

/// What may be done with a single local database and not with others. The answers are the same.
struct Shortcuts {
    bool own_numbers = false;  ///< document numbers are its own; spies and sources may be ours
    FacetColumns* columns = nullptr;  ///< of the state that is open; null if there are none for it
};

/// Not shared between threads.
class Reader {
  public:
    /// Throws Error: no_database if one is missing or damaged, version if its schema is another.
    explicit Reader(std::vector<std::filesystem::path> databases);

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

    /// Those of the state that is open, good until the next reopening: none for several databases
    /// or a remote one, no columns while a run is under way.
    Shortcuts shortcuts();

    /// For messages.
    std::string name() const;

  private:
    static constexpr int kMaxAttempts = 10;

    void reopen();

    std::vector<std::filesystem::path> paths_;
    Xapian::Database db_;
    std::string analyzer_;
    std::filesystem::path generation_;  ///< of the one local database; empty if there are others
    bool columns_opened_ = false;
    std::unique_ptr<FacetColumns> columns_;
};

/// The article with this document id. Throws Xapian's errors, and Error if it is damaged: its hash
/// is compared.
Record fetch(const Xapian::Database& db, Xapian::docid id);
/// The same of a document that was fetched.
Record record_of(const Xapian::Document& document);

}  // namespace udklip::store
