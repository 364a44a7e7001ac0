// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/note_marks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/reading/markup/html/text/tree.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kLongestMark = 24;  ///< bytes
constexpr std::size_t kMostDigits = 3;

bool is_figure(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits &&
           text.find_first_not_of("0123456789") == text.npos;
}

bool is_sign(std::string_view text) {
    constexpr auto signs =
        std::to_array<std::string_view>({"*", "**", "***", "†", "††", "‡", "§", "#"});
    return std::find(signs.begin(), signs.end(), text) != signs.end();
}

bool is_letter_mark(std::string_view text) {
    const auto is_roman = [](char c) { return c == 'i' || c == 'v' || c == 'x'; };
    return (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') ||
           (!text.empty() && text.size() <= 5 && std::all_of(text.begin(), text.end(), is_roman));
}

enum class Mark { none, letter, figure, certain };

/// Without blanks and brackets; certain if there were any, as in "[1]" and "1)".
Mark kind_of_mark(std::string_view text) {
    text = trim(text);
    bool is_enclosed = false;
    const auto take_off = [&](bool is_there, std::size_t front) {
        if (!is_there || text.size() < 2) return;
        text = trim(text.substr(front, text.size() - front - 1));
        is_enclosed = true;
    };
    take_off(text.ends_with(']') && text.starts_with('['), 1);
    take_off(text.ends_with(')'), text.starts_with('(') ? 1 : 0);
    if (is_sign(text)) return Mark::certain;
    if (is_letter_mark(text)) return is_enclosed ? Mark::certain : Mark::letter;
    bool any = false;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(",- "), text.size());
        const auto piece = text.substr(0, end);
        if (!piece.empty() && !is_figure(piece)) return Mark::none;
        any = any || !piece.empty();
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return !any ? Mark::none : is_enclosed ? Mark::certain : Mark::figure;
}

bool is_arrow(std::string_view text) {
    return text.starts_with("↩") || text.starts_with("↑") || text.starts_with("⤴") || text == "^";
}

const GumboNode* link_in(const GumboNode& element) {
    if (is_element(element, GUMBO_TAG_A)) return &element;
    const GumboVector* children = children_of(element);
    for (unsigned i = 0; children != nullptr && i < children->length; ++i) {
        const auto& child = *static_cast<const GumboNode*>(children->data[i]);
        if (child.type != GUMBO_NODE_ELEMENT) continue;
        if (const GumboNode* link = link_in(child)) return link;
    }
    return nullptr;
}

/// Whether a link that stands in no <sup> says of itself that it leads to a note.
bool names_note(const GumboNode& link, std::string_view target) {
    const auto type = attribute(link, "epub:type");
    const auto role = attribute(link, "role");
    if (type.find("noteref") != type.npos || role.find("noteref") != role.npos) return true;
    constexpr auto names =
        std::to_array<std::string_view>({"fn", "ftn", "note", "cite", "edn", "endnote", "footnote",
                                         "fodnote", "_ftn", "_edn", "sdfootnote", "sdendnote"});
    const std::string lower = language::to_lower(target);
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return lower.starts_with(name); });
}

/// Whether the word that text ends in takes a figure above the line as it is: m², km², mc², 10⁶.
bool takes_exponent(std::string_view text, std::string_view figure) {
    std::size_t begin = text.size();
    const auto is_word_byte = [](char c) {
        return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80) != 0;
    };
    if (language::is_ascii_digit(text.back())) {
        while (begin > 0 && language::is_ascii_digit(text[begin - 1])) --begin;
        const auto number = text.substr(begin);
        return !(number.size() == 4 && (number[0] == '1' || number[0] == '2'));  // a year
    }
    while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
    const auto word = text.substr(begin);
    if (word.empty()) return false;
    const bool is_power = figure == "2" || figure == "3";
    const auto letters = language::count_chars(word);
    return letters == 1 || (is_power && (letters == 2 || word.ends_with("meter")));
}

/// Whether another figure above the line stands directly before, which is the exponent then:
/// m<sup>2</sup><sup>7</sup>.
bool stands_behind_exponent(const GumboNode& element) {
    const GumboVector* siblings =
        element.parent == nullptr ? nullptr : children_of(*element.parent);
    if (siblings == nullptr || element.index_within_parent == 0) return false;
    const auto& before =
        *static_cast<const GumboNode*>(siblings->data[element.index_within_parent - 1]);
    return is_element(before, GUMBO_TAG_SUP) && is_figure(plain_text(before, kMostDigits));
}

/// Whether text ends in a word of small letters that is no symbol or number: a letter above the
/// line behind it is a mark.
bool ends_in_word(std::string_view text) {
    constexpr std::size_t least = 4;
    std::size_t letters = 0;
    while (letters < text.size()) {
        const char c = text[text.size() - 1 - letters];
        if (!((c >= 'a' && c <= 'z') || (c & 0x80) != 0)) break;
        ++letters;
    }
    return letters >= least;
}

}  // namespace

bool is_note_mark(const GumboNode& element, std::string_view before) {
    const bool is_sup = is_element(element, GUMBO_TAG_SUP);
    if (!is_sup && !is_element(element, GUMBO_TAG_A)) return false;
    if (!is_sup && attribute(element, "href").find('#') == std::string_view::npos) return false;
    const std::string text = plain_text(element, kLongestMark);
    if (text.size() > kLongestMark) return false;
    const GumboNode* link = link_in(element);
    const std::string target = link == nullptr ? std::string() : note_target(*link);
    if (!target.empty() && is_arrow(trim(text))) return true;
    const Mark mark = kind_of_mark(text);
    before = trim_right(before);
    if (mark == Mark::none || before.empty()) return false;
    if (!is_sup) return !target.empty() && names_note(*link, target);
    if (mark == Mark::certain || !target.empty()) return true;
    if (mark == Mark::letter) return ends_in_word(before);
    return stands_behind_exponent(element) || !takes_exponent(before, trim(text));
}

std::string note_target(const GumboNode& mark) {
    const GumboNode* link = link_in(mark);
    if (link == nullptr) return {};
    const auto address = attribute(*link, "href");
    // Of another page it is no note of this one, but for the page's own name in front.
    const auto sign = address.find('#');
    return sign == address.npos ? std::string() : std::string(address.substr(sign + 1));
}

bool is_note_number(std::string_view text) {
    return kind_of_mark(text) != Mark::none;
}

}  // namespace udklip::indexer::html
