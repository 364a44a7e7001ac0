// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/entry.hpp"

#include "language/dates/date_parser.hpp"

namespace udklip::indexer {

Entry::Entry(const store::Record& record, const std::optional<language::Date>& known_date)
    : data(store::encode(record)), hash(store::hash_of_data(data)), date(known_date) {}

Entry::Entry(const store::Record& record)
    : Entry(record, language::parse_article_date(record.date)) {}

}  // namespace udklip::indexer
