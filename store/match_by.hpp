// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who matches a question: Udklip itself where it can (by the postings beside a local database), or
// always Xapian. The answers are the same.
//
//     reader.match_by(MatchBy::xapian);
#pragma once

namespace udklip::store {

enum class MatchBy { postings, xapian };

}  // namespace udklip::store
