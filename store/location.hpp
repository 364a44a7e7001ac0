// SPDX-License-Identifier: GPL-3.0-or-later
//
// What both programs need before they can begin: where the database is, and the Danish lexicon.
#pragma once

#include <filesystem>

#include "language/lexicon.hpp"

namespace udklip::store {

/// $UDKLIP_DB, else $XDG_DATA_HOME/udklip, else ~/.local/share/udklip. Throws Error (usage) if none
/// of them is set.
std::filesystem::path default_database();

/// The lexicon of this installation. Throws Error (version) if it is missing or damaged.
language::Lexicon open_lexicon();

}  // namespace udklip::store
