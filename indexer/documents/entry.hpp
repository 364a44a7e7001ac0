// SPDX-License-Identifier: GPL-3.0-or-later
//
// An article on its way into the database: recognised and encoded, not yet analysed.
//
//     Entry entry(record, date);
//     entry.hash == stored.get_value(slot::content_hash)     // unchanged
//     builder.build(entry)
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "language/dates/date.hpp"
#include "store/layout/record.hpp"

namespace udklip::indexer {

/// The record is encoded here, once: its bytes are hashed, compared and stored.
struct Entry {
    /// `date`: the date of the record as a value.
    Entry(const store::Record& record, const std::optional<language::Date>& date);
    /// Parses the date of a stored record.
    explicit Entry(const store::Record& record);

    std::string data;  ///< store::encode() of the record
    std::string hash;  ///< eight bytes that differ whenever any stored field differs
    std::optional<language::Date> date;

    /// Returns roughly how many bytes of memory it takes.
    std::size_t bytes() const {
        constexpr std::size_t kFields = 500;
        return kFields + data.size();
    }
};

}  // namespace udklip::indexer
