// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/dates/date_tokens.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language::dates {
namespace {

std::string folded(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = next_char(word, at);
        switch (c) {
            case U'æ':
            case U'Æ':
                out += "ae";
                break;
            case U'ø':
            case U'Ø':
                out += "oe";
                break;
            case U'å':
            case U'Å':
                out += "aa";
                break;
            default:
                if (c >= U'A' && c <= U'Z') {
                    out.push_back(static_cast<char>(c - U'A' + U'a'));
                } else {
                    append_char(out, c);
                }
        }
    }
    return out;
}

std::string folded_mark(std::string_view mark) {
    if (mark == "–" || mark == "—" || mark == "−" || mark == "‑" || mark == "‐") return "-";
    if (mark == "’") return "'";
    return std::string(mark);
}

int value_of(std::string_view digits) {
    if (digits.size() > 9) return -1;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

struct Name {
    std::string_view word;
    int value;
};

int find(std::span<const Name> names, std::string_view word, int otherwise) {
    if (word.empty()) return otherwise;
    for (const Name& name : names) {
        if (name.word.front() == word.front() && name.word == word) return name.value;
    }
    return otherwise;
}

constexpr Name kMonths[] = {
    {"januar", 1},   {"jan", 1},  {"februar", 2},   {"feb", 2},   {"febr", 2},
    {"marts", 3},    {"mar", 3},  {"mrt", 3},       {"april", 4}, {"apr", 4},
    {"maj", 5},      {"juni", 6}, {"jun", 6},       {"juli", 7},  {"jul", 7},
    {"august", 8},   {"aug", 8},  {"september", 9}, {"sep", 9},   {"sept", 9},
    {"oktober", 10}, {"okt", 10}, {"november", 11}, {"nov", 11},  {"december", 12},
    {"dec", 12},
};

constexpr Name kEnglishMonths[] = {
    {"january", 1}, {"february", 2}, {"march", 3},    {"may", 5},
    {"june", 6},    {"july", 7},     {"october", 10}, {"oct", 10},
};

constexpr Name kWeekdays[] = {
    {"mandag", 0},   {"tirsdag", 1}, {"onsdag", 2},   {"torsdag", 3}, {"fredag", 4},
    {"loerdag", 5},  {"soendag", 6}, {"monday", 0},   {"tuesday", 1}, {"wednesday", 2},
    {"thursday", 3}, {"friday", 4},  {"saturday", 5}, {"sunday", 6},
};

constexpr Name kShortWeekdays[] = {
    {"man", 0},  {"tir", 1},  {"tirs", 1},  {"ons", 2}, {"tor", 3},  {"tors", 3}, {"fre", 4},
    {"loer", 5}, {"soen", 6}, {"mon", 0},   {"tue", 1}, {"tues", 1}, {"wed", 2},  {"weds", 2},
    {"thu", 3},  {"thur", 3}, {"thurs", 3}, {"fri", 4}, {"sat", 5},  {"sun", 6},
};

constexpr Name kNumbers[] = {
    {"en", 1},     {"et", 1},      {"to", 2},     {"tre", 3},   {"fire", 4},   {"fem", 5},
    {"seks", 6},   {"syv", 7},     {"otte", 8},   {"ni", 9},    {"ti", 10},    {"elleve", 11},
    {"tolv", 12},  {"foerste", 1}, {"andet", 2},  {"anden", 2}, {"tredje", 3}, {"fjerde", 4},
    {"a", 1},      {"one", 1},     {"two", 2},    {"three", 3}, {"four", 4},   {"five", 5},
    {"six", 6},    {"seven", 7},   {"eight", 8},  {"nine", 9},  {"ten", 10},   {"first", 1},
    {"second", 2}, {"third", 3},   {"fourth", 4},
};

}  // namespace

std::vector<DateToken> tokenize(std::string_view text) {
    std::vector<DateToken> tokens;
    bool spaced = true;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = next_char(text, at);
        if (is_space(c)) {
            spaced = true;
            continue;
        }
        DateToken token{DateToken::Kind::mark, {}, {}, -1, begin, at, spaced};
        spaced = false;
        if (c < 0x80 && is_ascii_digit(static_cast<char>(c))) {
            while (at < text.size() && is_ascii_digit(text[at])) ++at;
            token.kind = DateToken::Kind::number;
            token.text = text.substr(begin, at - begin);
            token.value = value_of(token.text);
        } else if (is_letter(c)) {
            for (std::size_t next = at; next < text.size() && is_letter(next_char(text, next));) {
                at = next;
            }
            token.kind = DateToken::Kind::word;
            token.text = text.substr(begin, at - begin);
            token.word = folded(token.text);
        } else {
            token.text = text.substr(begin, at - begin);
            token.word = folded_mark(token.text);
        }
        token.end = at;
        tokens.push_back(std::move(token));
    }
    return tokens;
}

int month_of(std::string_view word) {
    const int month = find(kMonths, word, 0);
    return month != 0 ? month : find(kEnglishMonths, word, 0);
}

bool is_month(std::string_view written) {
    std::array<char, 9> lower{};  // september
    if (written.size() > lower.size()) return false;
    const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    std::transform(written.begin(), written.end(), lower.begin(), small);
    return month_of({lower.data(), written.size()}) != 0;
}

bool is_english_month(std::string_view word) {
    return find(kEnglishMonths, word, 0) != 0;
}

int weekday_of(std::string_view word, bool full_name) {
    const int day = find(kWeekdays, word, -1);
    return day >= 0 || full_name ? day : find(kShortWeekdays, word, -1);
}

int small_number(const DateToken& token) {
    if (token.kind == DateToken::Kind::number) return token.value;
    return token.kind == DateToken::Kind::word ? find(kNumbers, token.word, -1) : -1;
}

bool may_begin(const std::vector<DateToken>& tokens, std::size_t at) {
    if (at == 0) return true;
    const DateToken& before = tokens[at - 1];
    for (const std::string_view sign : {"+", "$", "#", "§", "€", "£"}) {
        if (before.text == sign) return false;
    }
    if (tokens[at].spaced) return true;
    if (before.kind == DateToken::Kind::word) return false;
    const bool glue = before.kind == DateToken::Kind::mark &&
                      std::string_view("./-:,_").find(before.word) != std::string_view::npos;
    return !(glue && !before.spaced && at >= 2 && tokens[at - 2].kind == DateToken::Kind::number);
}

int year_of(const DateToken& token) {
    if (!token.is_number(4, 4)) return 0;
    return token.value >= kFirstYear && token.value <= kLastYear ? token.value : 0;
}

}  // namespace udklip::language::dates
