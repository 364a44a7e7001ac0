// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database opened for reading: one, several side by side, or a stub file that names shards.
//
//     Reader reader({"/home/me/.local/share/udklip"});
//     auto answer = reader.consistently([&](Xapian::Database& db) { ...match, fetch, count... });
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "store/record.hpp"
#include "store/xapian_errors.hpp"

namespace udklip::store {

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
            }
            reopen();
        }
    }

    /// The fingerprint of the analyzer that wrote the terms; empty if a database holds none.
    const std::string& analyzer() const { return analyzer_; }

    /// For messages.
    std::string name() const;

  private:
    static constexpr int kMaxAttempts = 10;

    void reopen();

    std::vector<std::filesystem::path> paths_;
    Xapian::Database db_;
    std::string analyzer_;
};

/// The article with this document id. Throws Xapian's errors and Error if it is damaged.
Record fetch(const Xapian::Database& db, Xapian::docid id);

}  // namespace udklip::store
