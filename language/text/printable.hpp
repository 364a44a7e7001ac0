// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making foreign text safe to print: an article, a file name or a question may hold bytes that a
// terminal would obey.
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// The text with every control character (C0, DEL, C1), bidirectional override and broken byte as
/// U+FFFD. Line ends and tabs become spaces: what comes out is one line.
std::string printable_line(std::string_view text);

/// The same, but line ends and tabs stay.
std::string printable_text(std::string_view text);

/// JSON on one line, in UTF-8, with the same characters as \u escapes: it says what it said, and
/// may be looked at on a terminal. JSON libraries escape C0 only.
std::string printable_json(std::string_view json);

}  // namespace udklip::language
