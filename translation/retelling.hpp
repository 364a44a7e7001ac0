// SPDX-License-Identifier: GPL-3.0-or-later
//
// Translates sentences that are filled in already. What is wrong with a file is told in English:
// it comes over a pipe from udklip-read, and the database keeps it. Who shows it finds the message
// that the sentence was made of, and says that message in his language.
//
//     retold(danish(), "has 3 fields, but there are 5 columns; left out")
//         // har 3 felter, men der er 5 kolonner; udeladt
//     retold_line(danish(), "a.csv, line 7: has no text")      // a.csv, linje 7: har ingen tekst
#pragma once

#include <string>
#include <string_view>

#include "translation/catalogue.hpp"

namespace udklip::translation {

/// Returns the sentence itself if no message fits. Of several the one that leaves least untold
/// counts. What fills the message is retold as well.
std::string retold(const Catalogue& says, std::string_view english);

/// The same for what stands behind a place: retells the first part behind a ": " that fits.
std::string retold_line(const Catalogue& says, std::string_view line);

}  // namespace udklip::translation
