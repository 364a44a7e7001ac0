// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/stated.hpp"

#include <algorithm>
#include <array>

#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
}

/// What programs write when nobody has named the document. In lower case, without digits at the
/// end.
constexpr std::array<std::string_view, 16> kNoTitles = {
    "untitled",
    "uden titel",
    "ikke-navngivet",
    "unavngivet",
    "dokument",
    "document",
    "word document",
    "word-dokument",
    "powerpoint-præsentation",
    "powerpoint presentation",
    "microsoft word",
    "layout",
    "slide",
    "print",
    "scan",
    "titel",
};

constexpr std::array<std::string_view, 14> kNoAuthors = {
    "administrator",
    "admin",
    "user",
    "bruger",
    "owner",
    "ejer",
    "author",
    "forfatter",
    "unknown",
    "ukendt",
    "microsoft office user",
    "microsoft office-bruger",
    "python-docx",
    "default",
};

/// "brev_v3.doc", "C:\brev", "file:///a": no blank, and what file names have.
bool looks_like_file(std::string_view text) {
    constexpr std::array<std::string_view, 18> kEndings = {
        ".doc", ".docx", ".docm", ".dot", ".dotx", ".odt", ".rtf",  ".pdf", ".indd",
        ".qxd", ".qxp",  ".pub",  ".ppt", ".pptx", ".xls", ".xlsx", ".txt", ".html"};
    const std::string lower = language::to_lower(text);
    if (std::any_of(kEndings.begin(), kEndings.end(),
                    [&](std::string_view ending) { return lower.ends_with(ending); }))
        return true;
    if (lower.find("://") != std::string::npos || lower.find(":\\") != std::string::npos)
        return true;
    return text.find(' ') == std::string_view::npos &&
           text.find_first_of("_\\/0123456789") != std::string_view::npos;
}

std::string without_number(std::string_view text) {
    while (!text.empty() && (language::is_ascii_digit(text.back()) || text.back() == ' '))
        text.remove_suffix(1);
    return language::to_lower(text);
}

}  // namespace

std::string stated_title(std::string_view text) {
    text = trim(text);
    for (const std::string_view program : {"Microsoft Word - ", "Microsoft PowerPoint - "}) {
        if (text.starts_with(program)) return {};
    }
    const auto letters = std::count_if(text.begin(), text.end(), is_letter);
    if (letters < 3 || looks_like_file(text) ||
        language::is_one_of(kNoTitles, without_number(text)))
        return {};
    return std::string(text);
}

std::string stated_author(std::string_view text) {
    text = trim(text);
    const bool has_sign = text.find_first_of("@_\\/0123456789") != std::string_view::npos;
    const auto letters = std::count_if(text.begin(), text.end(), is_letter);
    const std::string lower = language::to_lower(text);
    // A login is one word in small letters.
    const bool is_login = text.find(' ') == std::string_view::npos && lower == text;
    if (letters < 2 || has_sign || is_login || language::is_one_of(kNoAuthors, lower)) return {};
    return std::string(text);
}

std::string stated_day(std::string_view created, std::string_view modified) {
    constexpr std::size_t kDay = 10;
    constexpr std::size_t kSecond = 19;
    created = trim(created);
    modified = trim(modified);
    if (created.size() < kDay) return {};
    if (created.substr(0, kSecond) == modified.substr(0, kSecond)) return {};
    return std::string(created.substr(0, kDay));
}

}  // namespace udklip::indexer
