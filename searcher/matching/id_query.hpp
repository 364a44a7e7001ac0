// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents of a single local database by their numbers, as a question: what filters a second look
// at matches that are known already.
//
//     Query(Query::OP_FILTER, question, these_documents({3, 17, 40}))
#pragma once

#include <xapian.h>

#include <vector>

namespace udklip::searcher {

/// In any order. Only for a database whose numbers are its own (store::Shortcuts::own_numbers).
Xapian::Query these_documents(std::vector<Xapian::docid> numbers);

}  // namespace udklip::searcher
