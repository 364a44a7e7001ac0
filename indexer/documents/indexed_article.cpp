// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/indexed_article.hpp"

namespace udklip::indexer {

Xapian::Document to_document(const IndexedArticle& article, const TermNumbers& terms) {
    Xapian::Document document;
    std::string text;
    for (const auto& term : article.terms) {
        text = terms.text(term.number);
        // The count goes with the first position, which saves looking the term up once more.
        Xapian::termcount count = term.count;
        for (const auto position : term.positions) {
            document.add_posting(text, position, count);
            count = 0;
        }
        if (!term.positions.empty()) continue;
        if (count == 0) {
            document.add_boolean_term(text);
        } else {
            document.add_term(text, count);
        }
    }
    for (const auto& value : article.values) document.add_value(value.slot, value.bytes);
    document.set_data(std::string(article.data));
    return document;
}

}  // namespace udklip::indexer
