// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filters by a term. Where a term without weight is in all documents of a database, Xapian 1.4
// reads the list of all documents in its place, under the term's name; where documents were removed
// as well, it misses the end of that list's first chunk and calls the database damaged
// (docs/surprises.md). These queries match what the bare term should match.
//
//     having(db, "XSRCpolitiken")
#pragma once

#include <xapian.h>

#include <string>

namespace udklip::searcher {

/// Returns the articles that have `term`, to be used without weight. Of several databases, one in
/// which all articles have the term and some were removed is not helped.
inline Xapian::Query having(const Xapian::Database& db, const std::string& term) {
    const bool all = db.get_termfreq(term) == db.get_doccount();
    return Xapian::Query(all ? std::string() : term);
}

/// Returns a weighting for queries that only count. Unlike Xapian::BoolWeight it reads how often a
/// term occurs, and so keeps clear of the same fault.
inline Xapian::TfIdfWeight counting() {
    return Xapian::TfIdfWeight("nnn");
}

}  // namespace udklip::searcher
