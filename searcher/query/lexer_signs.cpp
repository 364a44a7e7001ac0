// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/lexer_signs.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "language/text/utf8.hpp"
#include "searcher/query/query_parser.hpp"

namespace udklip::searcher {

std::pair<Quote, std::size_t> quote_at(std::string_view text, std::size_t at) {
    if (text[at] == '"') return {Quote::marks, 1};
    const std::string_view rest = text.substr(at);
    for (const std::string_view mark : {"“", "”", "„", "‟"}) {
        if (rest.starts_with(mark)) return {Quote::marks, mark.size()};
    }
    for (const std::string_view mark : {"«", "»"}) {
        if (rest.starts_with(mark)) return {Quote::guillemets, mark.size()};
    }
    return {Quote::none, 0};
}

bool is_quote(std::string_view text, std::size_t at) {
    return at < text.size() && quote_at(text, at).first != Quote::none;
}

bool is_blank(char32_t c) {
    return c < 0x20 || c == 0x7F || language::is_space(c);
}

bool is_blank_at(std::string_view text, std::size_t at) {
    return at >= text.size() || is_blank(language::next_char(text, at));
}

bool is_only_signs(std::string_view text) {
    constexpr std::uint32_t kSigns = U_GC_P_MASK | U_GC_SM_MASK | U_GC_SC_MASK | U_GC_SK_MASK |
                                     U_GC_C_MASK | U_GC_M_MASK | U_GC_Z_MASK;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = language::next_char(text, at);
        // The section sign is "other symbol" or "punctuation", depending on the Unicode version.
        if (c != U'§' && (U_GET_GC_MASK(static_cast<UChar32>(c)) & kSigns) == 0) return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        if (!is_blank(language::next_char(text, next))) break;
        begin = next;
    }
    std::size_t end = text.size();
    while (end > begin) {
        std::size_t before = end;
        if (!is_blank(language::previous_char(text, before))) break;
        end = before;
    }
    return text.substr(begin, end - begin);
}

std::vector<std::size_t> paren_partners(std::string_view text) {
    std::vector<std::size_t> partners;
    if (text.find('(') == std::string_view::npos) return partners;
    partners.resize(text.size());
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const char32_t c = language::next_char(text, at);
        if (is_blank(c) || is_quote(text, here)) {
            open.clear();
        } else if (c == '(') {
            open.push_back(here);
        } else if (c == ')' && !open.empty()) {
            partners[open.back()] = here;
            open.pop_back();
        }
    }
    return partners;
}

bool is_scheme(std::string_view lower_name) {
    constexpr std::array<std::string_view, 10> kSchemes = {"http", "https", "ftp", "file", "mailto",
                                                           "tel",  "urn",   "doi", "isbn", "issn"};
    return std::find(kSchemes.begin(), kSchemes.end(), lower_name) != kSchemes.end();
}

std::optional<Operator> operator_of(std::string_view chunk) {
    if (chunk == "AND" || chunk == "OG") return Operator{QueryToken::Kind::op_and, kDefaultNear};
    if (chunk == "OR" || chunk == "ELLER") return Operator{QueryToken::Kind::op_or, kDefaultNear};
    if (chunk == "NOT" || chunk == "IKKE") return Operator{QueryToken::Kind::op_not, kDefaultNear};
    for (const std::string_view name : {"NEAR", "NÆR", "NAER"}) {
        if (!chunk.starts_with(name)) continue;
        const std::string_view rest = chunk.substr(name.size());
        if (rest.empty()) return Operator{QueryToken::Kind::op_near, kDefaultNear};
        if (rest.size() < 2 || rest[0] != '/') continue;
        unsigned distance = 0;
        for (const char c : rest.substr(1)) {
            if (c < '0' || c > '9') return std::nullopt;
            distance = std::min(10 * distance + static_cast<unsigned>(c - '0'), kMaxNear + 1);
        }
        return Operator{QueryToken::Kind::op_near, distance};
    }
    return std::nullopt;
}

bool is_operator_word(std::string_view chunk) {
    return operator_of(chunk).has_value();
}

}  // namespace udklip::searcher
