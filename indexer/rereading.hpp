// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file that did not change is not read again, unless what is made of it would be another article
// now: the tables of furniture headings have changed, or the rules.
//
//     if (reread_if_changed(fingerprint(how), remembered, files, writer)) ...say so...
#pragma once

#include <string>

#include "store/file_table.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

/// If `now` differs from what the database remembers, all files of the table count as unread, here
/// and, in the same commit as the new fingerprint, in the database: a run over other folders, or
/// one that is interrupted, leaves the rest for the next. `writer` may be null. Gives whether files
/// that were read before are to be read again.
bool reread_if_changed(const std::string& now, const std::string& remembered,
                       store::FileTable& files, store::Writer* writer);

}  // namespace udklip::indexer
