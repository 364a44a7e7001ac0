// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a database says of every article what it should: Xapian keeps no checksums, so a bit that
// flipped in a table is an answer like any other. Each article is analysed anew, and what comes out
// is compared with its terms, and with the postings and positions that are searched.
//
//     for (const auto& fault : verify(db, generation, lexicon)) ...
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>

#include "language/lexicon.hpp"

namespace udklip::indexer {

/// What is wrong, line by line, of the first hundred articles that something is wrong with; empty
/// if nothing is. `db` must have been made by an analyzer of this lexicon, and `generation` be
/// where it lies. Reads all of it, in bounded memory; takes about as long as building it with one
/// thread. Throws Xapian's errors and Error.
std::string verify(const Xapian::Database& db, const std::filesystem::path& generation,
                   const language::Lexicon& lexicon);

}  // namespace udklip::indexer
