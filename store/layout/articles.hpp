// SPDX-License-Identifier: GPL-3.0-or-later
//
// The articles of an open database, or of several side by side, as they were stored. Each database
// may have packed its own with a dictionary of its own (packing.hpp), which is looked for when the
// first of them is read.
//
//     Articles articles(db);
//     const Record record = articles.fetch(17);
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "store/layout/packing.hpp"
#include "store/layout/record.hpp"

namespace udklip::store {

/// Not shared between threads.
class Articles {
  public:
    Articles() = default;
    /// Of a single database.
    explicit Articles(const Xapian::Database& db) : Articles(db, {db}) {}
    /// `all` of `each`, side by side: each a single one.
    Articles(Xapian::Database all, std::vector<Xapian::Database> each)
        : all_(std::move(all)), each_(std::move(each)) {}

    /// The article with this document id. Throws Xapian's errors, and Error (no_database) if it is
    /// damaged: its hash is compared.
    Record fetch(Xapian::docid id);
    /// The same of a document that was fetched.
    Record read(const Xapian::Document& document);

  private:
    Unpacker* unpacker(std::uint32_t dictionary);

    Xapian::Database all_;
    std::vector<Xapian::Database> each_;
    std::size_t looked_ = 0;  // into so many of them, for their dictionaries
    std::map<std::uint32_t, std::unique_ptr<Unpacker>> unpackers_;  // by number of dictionary
};

/// The dictionary that new articles are packed with; empty if there is none. Throws Error
/// (no_database) if it is damaged.
std::string load_dictionary(const Xapian::Database& db);
/// The key and value of metadata that it is kept as.
std::pair<std::string, std::string> metadata_of_dictionary(const std::string& dictionary);

}  // namespace udklip::store
