// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to a database as a whole: looking at it, checking it, making it smaller.
#pragma once

#include <filesystem>
#include <string>

#include "language/lexicon.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

/// What the database holds, for --stats: JSON if `json`, else lines for people. Throws Error.
std::string stats(const std::filesystem::path& database, bool json);

/// Reads the whole database and compares its parts with one another, and with what its articles
/// give if they are analysed anew (verify()), unless another lexicon made it. Returns what is
/// wrong, line by line; empty if nothing is. Throws Error if it cannot even be opened.
std::string check(const std::filesystem::path& database, const language::Lexicon& lexicon);

/// Writes the database anew without gaps, beside the old one, and puts it in its place if that
/// makes it smaller. Returns the bytes before and after as a sentence. Throws Error.
std::string compact(const std::filesystem::path& database, const std::string& analyzer,
                    store::Writer::WhenLocked when_locked);

}  // namespace udklip::indexer
