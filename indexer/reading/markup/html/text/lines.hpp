// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines that stand on web pages and are not the article (data/page_lines.tsv).
//
//     is_line(LineKind::end, "12 kommentarer:")          true
//     starts_as(LineKind::also, "læs også: tog til fyn")  length of "læs også"
//     holds(LineKind::call, "få vores nyhedsbrev")       true
//
// Lines are given as fold_line() makes them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer::html {

enum class LineKind : std::uint8_t {
    end,     ///< nothing of the article stands below
    button,  ///< a button or a label
    also,    ///< points to another article or page
    by,      ///< who wrote it, who took the picture, when
    call,    ///< asks for something, or states rights
    dated,   ///< a word beside the date of publication
    event,   ///< a word before a day that something else has
    byline,  ///< words before the author's name
    label,   ///< alone above the author's name
    helper,  ///< before the name of somebody who took pictures, checked or translated
    nobody,  ///< a name that is nobody's
    house,   ///< a word in the names of houses
};

/// The line in small letters, with single spaces.
std::string fold_line(std::string_view text);

/// Whether a row of the table is the whole line, but for signs around it and a number before it.
bool is_line(LineKind kind, std::string_view folded);

/// The bytes up to the end of the longest row that the line begins with, signs before it counted
/// in; 0 if it begins with none.
std::size_t starts_as(LineKind kind, std::string_view folded);

/// Whether a row stands somewhere in the line, from a word's beginning.
bool holds(LineKind kind, std::string_view folded);

/// The line's words, with single spaces and no signs: equal for texts that read alike.
std::string key_of(std::string_view text);

/// The words and figures of a text without anything between them: "DR.dk" is "drdk".
std::string squashed(std::string_view text);

/// The different words of a text, sorted.
std::vector<std::string> word_set(std::string_view text);

/// How many words two sets share, of all that are in either: 0 to 1 (Jaccard).
double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b);

}  // namespace udklip::indexer::html
