// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/publisher.hpp"

#include <algorithm>
#include <span>

#include "indexer/reading/text_lines.hpp"
#include "language/dates/date_parser.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace data {
extern const std::span<const std::string_view> folder_words;
}

namespace {

constexpr std::size_t kLongestSource = 60;  ///< bytes
constexpr std::size_t kHashDigits = 8;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Whether the name is nothing but hexadecimal digits, with decimal digits among them.
bool is_hash(std::string_view lower) {
    const bool hexadecimal = std::all_of(
        lower.begin(), lower.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    return hexadecimal && lower.size() >= kHashDigits &&
           std::any_of(lower.begin(), lower.end(), is_digit);
}

/// Strips digits and signs around the word: "uge-23" becomes "uge", "2021_del_2" becomes "del".
std::string_view without_numbers(std::string_view lower) {
    const auto is_letter = [](char c) {
        return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    };
    while (!lower.empty() && !is_letter(lower.front())) lower.remove_prefix(1);
    while (!lower.empty() && !is_letter(lower.back())) lower.remove_suffix(1);
    return lower;
}

bool is_known_word(std::string_view word) {
    return std::find(data::folder_words.begin(), data::folder_words.end(), word) !=
           data::folder_words.end();
}

/// Whether all words of the name describe the folder's content: "nye_artikler", "uge-23".
bool says_nothing(std::string_view lower) {
    std::string words(lower);
    std::replace_if(
        words.begin(), words.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
    bool any = false;
    for (const auto piece : split(words, ' ')) {
        const auto word = without_numbers(piece);
        if (word.empty()) continue;
        if (!is_known_word(word)) return false;
        any = true;
    }
    return any;
}

}  // namespace

std::string publisher_named_by(const std::vector<const PageLine*>& headings) {
    std::string found;
    for (const auto* line : headings) {
        if (!line->heading || line->heading->name.empty()) continue;
        const auto name = line->heading->name;
        if (found.empty()) found = name;
        if (!is_same_name(found, name)) return {};
    }
    return found;
}

bool is_same_name(std::string_view a, std::string_view b) {
    return store::facet_key(a) == store::facet_key(b);
}

std::string source_of_folder(std::string_view relative_path) {
    // An archive is no folder; what lies in it has folders of its own.
    if (const auto inside = relative_path.find("!/"); inside != relative_path.npos) {
        if (relative_path.substr(0, inside).find('/') == relative_path.npos)
            relative_path.remove_prefix(inside + 2);
    }
    if (relative_path.starts_with("./")) relative_path.remove_prefix(2);
    const auto slash = relative_path.find('/');
    if (slash == relative_path.npos || slash == 0) return {};
    std::string name = language::clean(relative_path.substr(0, slash));
    std::replace(name.begin(), name.end(), '_', ' ');
    name = trim(name);
    const std::string lower = language::to_lower(name);
    const bool readable = language::is_valid_utf8(relative_path.substr(0, slash)) &&
                          language::count_chars(name) > 1 && name.size() <= kLongestSource;
    if (!readable || without_numbers(lower).empty() || is_hash(lower)) return {};
    if (language::find_date_in_path(name + "/") || says_nothing(lower)) return {};
    return name;
}

}  // namespace udklip::indexer
