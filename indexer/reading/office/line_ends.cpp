// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/line_ends.hpp"

#include <array>

#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr std::string_view kSoftHyphen = "\u00ad";
constexpr std::string_view kZeroWidthSpace = "\u200b";
constexpr std::array<std::string_view, 3> kHyphens = {"-", "\u2010", "\u2011"};

bool strip(std::string_view& text, std::string_view ending) {
    if (!text.ends_with(ending)) return false;
    text.remove_suffix(ending.size());
    return true;
}

}  // namespace

bool ends_in_hyphen(std::string_view text) {
    text = trim_right(text);
    bool has_hyphen = false;
    for (const auto hyphen : kHyphens) has_hyphen = has_hyphen || strip(text, hyphen);
    // Qt writes a soft hyphen at a line's end as U+200B U+2010, Skia as U+00AD U+2010.
    if (strip(text, kSoftHyphen) || (has_hyphen && strip(text, kZeroWidthSpace))) return true;
    if (!has_hyphen || text.empty()) return false;
    std::size_t at = text.size();
    const char32_t last = language::previous_char(text, at);
    return language::is_letter(last) || language::is_digit(last);
}

void append_line(std::string& text, std::string_view line) {
    line = trim(line);
    if (line.empty()) return;
    if (!text.empty()) text += ends_in_hyphen(text) ? '\n' : ' ';
    text += line;
}

}  // namespace udklip::indexer
