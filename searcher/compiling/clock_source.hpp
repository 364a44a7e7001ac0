// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ends a match at a deadline: Xapian asks a source for every candidate, and this one looks at the
// clock. (Enquire::set_time_limit does not bound a full match, and a MatchDecider is only asked
// once positions were compared.)
//
//     within_deadline(query, Deadline::after(2.0))     // throws from the match when time is up
#pragma once

#include <xapian.h>

#include "searcher/query/deadline.hpp"

namespace udklip::searcher {

/// Returns what matches the same articles with the same weights. For local databases only: a server
/// knows no sources of ours. Returns `query` itself if there is no deadline.
Xapian::Query within_deadline(const Xapian::Query& query, const Deadline& deadline);

}  // namespace udklip::searcher
