// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/cutting/figures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "language/cutting/text_piece.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

/// Returns the decade that a figure and its ending name: 70erne for 70'erne, 70'er and 70ernes.
/// Nothing for other words; the year 1970 is another word.
std::string decade(std::string_view lower) {
    static constexpr auto kEndings =
        std::to_array<std::string_view>({"ernes", "erne", "er", "ers"});
    for (const std::string_view ending : kEndings) {
        if (!lower.ends_with(ending)) continue;
        std::string_view figure = lower.substr(0, lower.size() - ending.size());
        if (figure.ends_with('\'')) figure.remove_suffix(1);
        const bool size = figure.size() == 2 || figure.size() == 4;
        if (size && all_digits(figure) && figure.back() == '0') return std::string(figure) + "erne";
    }
    return {};
}

/// Returns 6.6.2017 for 06.06.2017 and 8.30 for 08.30; nothing if there is no zero to remove.
std::string without_leading_zeros(std::string_view number) {
    std::string out;
    bool removed = false;
    std::size_t pieces = 0;
    for (std::size_t at = 0; at <= number.size(); ++pieces) {
        const auto stop = std::min(number.find('.', at), number.size());
        std::string_view piece = number.substr(at, stop - at);
        if (!all_digits(piece) || (piece.size() > 2 && !(pieces == 2 && piece.size() == 4)))
            return {};
        // The minutes of 8.05 keep theirs.
        const bool day_or_hour = pieces == 0 || number.size() > 6;
        if (piece.size() == 2 && piece.front() == '0' && day_or_hour) {
            piece.remove_prefix(1);
            removed = true;
        }
        out.append(out.empty() ? "" : ".").append(piece);
        at = stop + 1;
    }
    return removed && (pieces == 2 || pieces == 3) ? out : std::string{};
}

}  // namespace

char plain_digit(char32_t c) {
    if (c >= U'₀' && c <= U'₉') return static_cast<char>('0' + (c - U'₀'));
    return c == U'²' ? '2' : c == U'³' ? '3' : '\0';
}

std::string plain_spelling(std::string_view written) {
    const std::string lower = to_lower(written);
    if (auto name = decade(lower); !name.empty()) return name;
    std::string term;
    bool digits = false;
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t before = at;
        const char digit = plain_digit(next_char(lower, at));
        digits = digits || digit != '\0';
        if (digit != '\0') {
            term.push_back(digit);
        } else {
            term.append(lower, before, at - before);
        }
    }
    if (digits) return term;
    const auto colon = lower.find(':');
    const bool time = colon != std::string::npos && !has_letter(lower) && lower.size() <= 5;
    if (time) term[colon] = '.';
    auto plain = without_leading_zeros(term);
    return plain.empty() && time ? term : plain;
}

std::string without_grouping(std::string_view number) {
    const auto comma = number.find(',');
    const auto whole = number.substr(0, comma);
    if (comma != std::string_view::npos && !all_digits(number.substr(comma + 1))) return {};
    std::string digits;
    std::size_t group = 0;
    for (std::size_t at = 0;; ++group) {
        const auto stop = std::min(whole.find('.', at), whole.size());
        const auto piece = whole.substr(at, stop - at);
        const bool fits = group == 0 ? piece.size() <= 3 && piece != "0" : piece.size() == 3;
        if (!fits || !all_digits(piece)) return {};
        digits += piece;
        if (stop == whole.size()) break;
        at = stop + 1;
    }
    if (group == 0) return {};
    if (comma != std::string_view::npos) digits += number.substr(comma);
    return digits;
}

}  // namespace udklip::language
