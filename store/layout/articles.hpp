// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stored articles of an open database, or of several side by side. Each database may have a
// dictionary of its own (packing.hpp), which is fetched when the first article needs it.
//
//     Articles articles(db);
//     const Record record = articles.fetch(17);
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/layout/packing.hpp"
#include "store/layout/record.hpp"
#include "store/layout/source_names.hpp"

namespace udklip::store {

/// Not shared between threads.
class Articles {
  public:
    Articles() = default;
    /// The articles of a single database.
    explicit Articles(const Xapian::Database& db) : Articles(db, {db}) {}
    /// `all` holds the databases in `each`, in that order; each of these is a single one.
    Articles(Xapian::Database all, std::vector<Xapian::Database> each)
        : all_(std::move(all)), each_(std::move(each)) {}
    /// The same for who shows them: a source has the name that SourceNames gives to it.
    static Articles to_show(Xapian::Database all, std::vector<Xapian::Database> each) {
        Articles articles(std::move(all), std::move(each));
        articles.shows_names_ = true;
        return articles;
    }

    /// Returns the article with this document id. Throws Xapian's errors; Error (no_database) if
    /// its hash shows that it is damaged.
    Record fetch(Xapian::docid id);
    /// Returns the article of a document that was fetched.
    Record read(const Xapian::Document& document);

    /// Returns the names of the sources of all these databases; reads them once. Throws Xapian's
    /// errors; Error (no_database) if they are damaged.
    const SourceNames& source_names();

  private:
    Unpacker* unpacker(std::uint32_t dictionary);

    Xapian::Database all_;
    std::vector<Xapian::Database> each_;
    std::size_t looked_ = 0;  // databases whose dictionaries were fetched
    std::map<std::uint32_t, std::unique_ptr<Unpacker>> unpackers_;  // by number of dictionary
    bool shows_names_ = false;
    std::optional<SourceNames> names_;
};

/// Returns the dictionary that new articles are packed with; empty if there is none. Throws Error
/// (no_database) if it is damaged.
std::string load_dictionary(const Xapian::Database& db);
/// Returns key and value of the metadata that holds a dictionary.
std::pair<std::string, std::string> metadata_of_dictionary(const std::string& dictionary);

}  // namespace udklip::store
