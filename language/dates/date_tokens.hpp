// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts a line into numbers, words and marks, and knows the names in dates. Internal to the date
// readers, which share it.
//
//     "Fre. 21/5-2021"    word fre, mark ., number 21, mark /, number 5, mark -, number 2021
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::language::dates {

struct DateToken {
    enum class Kind { number, word, mark };
    Kind kind;
    std::string_view text;  ///< as written
    std::string word;       ///< lower-cased, with æ ø å as ae oe aa; a dash of any length as "-"
    int value;              ///< of a number of at most nine digits, else -1
    std::size_t begin;
    std::size_t end;
    bool spaced;  ///< white space stands before it, or it is the first

    bool is_number(std::size_t min_digits, std::size_t max_digits) const {
        return kind == Kind::number && text.size() >= min_digits && text.size() <= max_digits;
    }
    bool is_mark(char c) const { return kind == Kind::mark && word.size() == 1 && word[0] == c; }
    bool is_word(std::string_view w) const { return kind == Kind::word && word == w; }
};

/// Cuts any bytes; linear.
std::vector<DateToken> tokenize(std::string_view text);

/// Returns 1 to 12 for a Danish or English month or its abbreviation (folded like DateToken::word),
/// else 0.
int month_of(std::string_view word);

/// The same for a word as it is written, in small letters or capitals.
bool is_month(std::string_view written);

/// Returns true if the name of a month is English and not Danish (*may*, *october*).
bool is_english_month(std::string_view word);

/// Returns 0 (Monday) to 6 for a Danish or English weekday, else -1. `full_name` refuses
/// abbreviations, some of which are other words as well (*man*, *sun*).
int weekday_of(std::string_view word, bool full_name = false);

/// Returns the value of a number, or of a Danish or English number word up to twelve, else -1.
int small_number(const DateToken& token);

/// Returns true if a number may begin at `at`: not inside a longer number, a word or a sum of
/// money.
bool may_begin(const std::vector<DateToken>& tokens, std::size_t at);

/// The first and the last year that a text can mean.
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;

/// Returns the four-digit year of a token, else 0.
int year_of(const DateToken& token);

}  // namespace udklip::language::dates
