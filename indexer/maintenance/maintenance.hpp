// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work on a database as a whole: its check, making it smaller.
//
//     const std::string faults = check("/srv/udklip", lexicon, stop);   // empty: no faults
#pragma once

#include <atomic>
#include <filesystem>
#include <string>

#include "language/lexicon.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

/// Reads the whole database and compares its tables with one another and, if the same lexicon made
/// it, with a new analysis of its articles (verify()). Returns the faults, a line each; empty if
/// there are none. If somebody writes to the database meanwhile, checks again, at last under its
/// lock. Throws Error if the database cannot be opened; interrupted when `interrupted` becomes
/// true.
std::string check(const std::filesystem::path& database, const language::Lexicon& lexicon,
                  const std::atomic<bool>& interrupted);

/// Returns a line that says what check() could not compare: the terms of a database that another
/// analysis made. Empty if it compared everything. Throws Error.
std::string not_compared(const std::filesystem::path& database, const language::Lexicon& lexicon);

/// Writes the database anew without gaps, beside the old one, and replaces that if the new one is
/// smaller. Returns the sizes before and after as a sentence. Throws Error.
std::string compact(const std::filesystem::path& database, const std::string& analyzer,
                    store::Writer::WhenLocked when_locked, const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
