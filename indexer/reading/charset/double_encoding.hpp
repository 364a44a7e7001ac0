// SPDX-License-Identifier: GPL-3.0-or-later
//
// Mends text that was encoded twice: UTF-8 whose bytes were taken for windows-1252 and encoded
// again.
//
//     std::string text = "BÃ¸rnehaver";
//     mend_double_encoding(text)             true, and the text is "Børnehaver"
#pragma once

#include <string>

namespace udklip::indexer {

/// Replaces each sequence that can only be a letter or a sign encoded twice, and returns whether
/// there was one. `text` is UTF-8. Time linear in the text.
bool mend_double_encoding(std::string& text);

}  // namespace udklip::indexer
