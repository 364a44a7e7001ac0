// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database keeps of an article, before it is handed to Xapian or written into a segment.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <string_view>

namespace udklip::indexer {

struct IndexedTerm {
    std::string_view text;
    Xapian::termcount count;                     ///< within the article; 0: a filter
    std::span<const Xapian::termpos> positions;  ///< ascending, each once; may be empty
};

struct IndexedValue {
    Xapian::valueno slot;
    std::string bytes;  ///< not empty
};

/// Belongs to the DocumentBuilder that made it, and is good until its next article.
struct IndexedArticle {
    std::span<const IndexedTerm> terms;    ///< in the order of their bytes, each once
    std::span<const IndexedValue> values;  ///< in the order of their slots
    std::string_view data;
};

Xapian::Document to_document(const IndexedArticle& article);

}  // namespace udklip::indexer
