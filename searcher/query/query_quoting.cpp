// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/query_quoting.hpp"

#include "language/text/utf8.hpp"
#include "searcher/query/lexer_signs.hpp"

namespace udklip::searcher {
namespace {

bool has_quote(std::string_view text, Quote family) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (quote_at(text, at).first == family) return true;
    }
    return false;
}

/// Whether a value needs no quotes: letters and digits, with single signs between them.
bool is_plain_value(std::string_view value) {
    bool sign_before = true;  // as at the front, where none may stand
    for (std::size_t at = 0; at < value.size();) {
        const char32_t c = language::next_char(value, at);
        const bool sign = c == U'-' || c == U'.' || c == U'_';
        if (!sign && !language::is_letter(c) && !language::is_digit(c)) return false;
        if (sign && sign_before) return false;
        sign_before = sign;
    }
    return !sign_before;
}

}  // namespace

std::string phrase_quoted(std::string_view text) {
    if (!has_quote(text, Quote::marks)) return "\"" + std::string(text) + "\"";
    if (!has_quote(text, Quote::guillemets)) return "»" + std::string(text) + "«";
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto [family, length] = quote_at(text, at);
        const std::string_view piece = text.substr(at, family == Quote::marks ? length : 1);
        out.append(piece);
        if (family == Quote::marks) out.append(piece);
        at += piece.size();
    }
    return out + "\"";
}

std::string field_quoted(std::string_view name, std::string_view value) {
    return std::string(name) + ":" +
           (is_plain_value(value) ? std::string(value) : phrase_quoted(value));
}

}  // namespace udklip::searcher
