// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares a database with a new analysis of its articles. Xapian keeps no checksums, so a flipped
// bit in a table gives a wrong answer. verify() analyses each article anew and compares the result
// with its terms, and with the postings and positions that searches read.
//
//     const std::string faults = verify(db, generation, lexicon, stop);   // empty: no faults
#pragma once

#include <xapian.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "language/lexicon.hpp"

namespace udklip::indexer {

/// Returns the faults of the first hundred articles that have any, a line each; empty if there are
/// none. An analyzer of this lexicon must have made `db`, and its tables must lie in `generation`.
/// Reads everything, in bounded memory, in about the time of a build with one thread. Throws
/// Xapian's errors and Error, also (interrupted) when `interrupted` becomes true.
std::string verify(const Xapian::Database& db, const std::filesystem::path& generation,
                   const language::Lexicon& lexicon, const std::atomic<bool>& interrupted);

}  // namespace udklip::indexer
