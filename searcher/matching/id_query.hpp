// SPDX-License-Identifier: GPL-3.0-or-later
//
// A query for documents of a single local database by their numbers: filters a second query over
// matches that are already known.
//
//     Query(Query::OP_FILTER, question, these_documents({3, 17, 40}))
#pragma once

#include <xapian.h>

#include <vector>

namespace udklip::searcher {

/// Returns the query. `numbers`: in any order. Only for a database whose numbers are its own
/// (store::Shortcuts::own_numbers).
Xapian::Query these_documents(std::vector<Xapian::docid> numbers);

}  // namespace udklip::searcher
