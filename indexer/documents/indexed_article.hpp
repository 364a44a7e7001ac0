// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database keeps of an article, before it goes to Xapian or into a segment.
//
//     db.add_document(to_document(builder.analyze(entry), builder.terms()));
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "indexer/documents/term_numbers.hpp"

namespace udklip::indexer {

struct IndexedTerm {
    std::uint32_t number;                        ///< in the TermNumbers of its builder
    Xapian::termcount count;                     ///< occurrences in the article; 0: a filter
    std::span<const Xapian::termpos> positions;  ///< ascending, each once; may be empty
};

struct IndexedValue {
    Xapian::valueno slot;
    std::string bytes;  ///< not empty
};

/// Points into the DocumentBuilder that made it; valid until its next article.
struct IndexedArticle {
    std::span<const IndexedTerm> terms;    ///< each once, in no order
    std::span<const IndexedValue> values;  ///< sorted by slot
    std::string_view data;
};

Xapian::Document to_document(const IndexedArticle& article, const TermNumbers& terms);

}  // namespace udklip::indexer
