// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins the lines of a paragraph that a page has cut. Whether a hyphen at a line's end is the
// page's or the word's, only the lexicon can tell, which udklip-read does not have: there the line
// end stays, for the indexer (LineHyphens).
//
//     append_line(text = "Byrådet har", "vedtaget")      "Byrådet har vedtaget"
//     append_line(text = "børne-", "haven")              "børne-\nhaven"
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// Appends a line to the lines before it. Both are UTF-8, without line ends.
void append_line(std::string& text, std::string_view line);

/// Whether a text ends in a hyphen behind a letter or a digit, or in a soft hyphen.
bool ends_in_hyphen(std::string_view text);

}  // namespace udklip::indexer
