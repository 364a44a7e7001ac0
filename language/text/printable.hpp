// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes foreign text safe to print. An article, a file name or a question may hold bytes that
// control a terminal.
//
//     printable_line("\x1b[31mred")  ==  "\uFFFD[31mred"
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// Replaces control characters (C0, DEL, C1), bidirectional overrides and broken bytes by U+FFFD,
/// and line ends and tabs by spaces. Returns one line.
std::string printable_line(std::string_view text);

/// Like printable_line(), but keeps line ends and tabs.
std::string printable_text(std::string_view text);

/// Escapes the same characters in JSON (one line of UTF-8) as \u sequences, so that its meaning
/// stays and a terminal may show it. JSON libraries escape C0 only.
std::string printable_json(std::string_view json);

}  // namespace udklip::language
