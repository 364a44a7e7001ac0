// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer_chunks.hpp"

#include <fmt/format.h>

#include <string>

#include "language/text/ascii.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/field_names.hpp"
#include "searcher/query/lexer_signs.hpp"

namespace udklip::searcher {
namespace {}  // namespace

ChunkReader::ChunkReader(std::string_view question)
    : q_(question), partners_(paren_partners(question)) {}

std::size_t ChunkReader::end_of(std::size_t begin) const {
    std::size_t at = begin;
    bool inside = false;  // a parenthesis has been taken in
    while (at < q_.size() && !is_blank_at(q_, at)) {
        const auto [family, length] = quote_at(q_, at);
        if (family != Quote::none) {
            const bool inches =
                family == Quote::marks && at > begin && language::is_ascii_digit(q_[at - 1]);
            if (!inches) break;
            at += length;
        } else if (q_[at] == '(') {
            const bool part = at > begin && partners_[at] != 0 &&
                              (inside || !is_operator_word(q_.substr(begin, at - begin)));
            if (!part) break;
            at = partners_[at] + 1;
            inside = true;
        } else if (q_[at] == ')') {
            break;
        } else {
            language::next_char(q_, at);
        }
    }
    const std::string_view text = q_.substr(begin, at - begin);
    if (text != "§" && text != "§§") return at;
    std::size_t number = at;
    while (number < q_.size() && is_blank_at(q_, number)) language::next_char(q_, number);
    return number < q_.size() && language::is_ascii_digit(q_[number]) ? end_of(number) : at;
}

bool ChunkReader::is_value(std::size_t at) const {
    if (is_blank_at(q_, at) || q_[at] == ')') return false;
    if (q_[at] == '(' || is_quote(q_, at)) return true;
    if (q_[at] == '=' && at + 1 < q_.size() && (q_[at + 1] == '(' || is_quote(q_, at + 1))) {
        return true;
    }
    return !is_only_signs(q_.substr(at, end_of(at) - at));
}

void note_no_value(Notes& notes, QuerySpan at, store::Field field) {
    const store::FieldInfo& info = store::field_info(field);
    notes.add(at, note_text("field_without_value",
                            "The field {} has no value: write it right after the colon, as "
                            "in {}:{}.",
                            info.danish, info.danish, info.example));
}

void note_unknown_field(Notes& notes, QuerySpan at, std::string_view name, std::string_view value) {
    if (notes.is_full() || value.empty()) return;
    std::size_t behind = 0;
    const char32_t first = language::next_char(value, behind);
    const bool plausible = language::is_letter(first) || language::is_digit(first) ||
                           first == '(' || first == '=' || first == '*' || is_quote(value, 0);
    // One letter is a drive, a ratio or a step in a recipe, never a slip for a field.
    if (!plausible || language::count_chars(name) < 2) return;
    if (is_scheme(language::to_lower(name))) return;
    const std::string typed = language::clean(name);
    if (const auto nearest = nearest_field_name(name)) {
        notes.add(at,
                  note_text("misspelt_field",
                            "There is no field '{}' (did you mean {}:?): searched for as words.",
                            typed, *nearest));
    } else {
        notes.add(at, note_text("unknown_field", "There is no field '{}': searched for as words.",
                                typed));
    }
}

}  // namespace udklip::searcher
