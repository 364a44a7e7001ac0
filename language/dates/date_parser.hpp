// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading dates, Danish and English. Two readers that must not be mixed up:
//
// - for articles: header lines, metadata, paths. Absolute forms only; a date that is not stated is
//   unknown, never guessed.
//       parse_article_date("Fredag den 21. maj 2021 kl. 6.05")   2021-05-21T06:05:00
//       date_header(" date 2021-06 Kommunerne vil ...")          2021-06, the text begins at 14
//       find_date_in_path("nyt/2021/05/artikel.txt")             2021-05
// - for questions: relative forms too, seen from today, and ranges.
//       parse_query_dates("sidste-måned", today)   20210401 to 20210430
//       parse_query_dates("siden 2019", today)     20190101 to (open)
//
// The day comes before the month. A date keeps its precision, and a month is a range. The text need
// not be cleaned or even valid UTF-8; every call is linear in it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "language/dates/date.hpp"

namespace udklip::language {

/// Returns the date of a string that holds nothing else: a metadata field or a line. Words such as
/// *Dato:*, *Publiceret*, *den*, a weekday and the time may stand with the date.
std::optional<Date> parse_article_date(std::string_view text);

/// The line that dates an article, at the top of its text.
struct HeaderDate {
    Date date;
    std::size_t size;  ///< bytes of the header with the white space behind it: the text is the rest
};

/// Returns the date header at the beginning of a text: `date 2021-06 `, `Dato: 21. maj 2021`, or a
/// first line that holds only a month or day. Running text that begins with a date is no header.
std::optional<HeaderDate> date_header(std::string_view text);

/// Returns the date in a path, URL or file name: /2021/05/artikel, 2021-05-21-titel.txt,
/// 20210521_x.txt. The most exact date wins, then the last one. A folder may be a year; a file's
/// name must have at least the month. Years 1800 to 2100. Nothing if the name has two different
/// days.
std::optional<Date> find_date_in_path(std::string_view path);

/// Days as YYYYMMDD, both inclusive; nothing: open on that side.
struct DateRange {
    std::optional<int> first;
    std::optional<int> last;

    bool operator==(const DateRange&) const = default;
};

/// Returns the days that a date in a question means: 2021, 2021-05..2021-06, ..2021-06-15,
/// maj-2021, sidste-uge, seneste-30-dage, siden 2019, 1990'erne, Q1-2021, fredag, 1.-5. maj 2020,
/// mellem maj og juli 2020. Hyphens are as good as spaces. Nothing if the text is no date.
std::optional<DateRange> parse_query_dates(std::string_view text, const Date& today);

/// Returns true if *jul* in a question's date was read as Christmas: who meant July wants to know.
bool is_read_as_christmas(std::string_view text, const Date& today);

/// Returns true if a range with dots names the later date first: 2022..2019, which is read as
/// 2019..2022.
bool is_reversed(std::string_view text, const Date& today);

}  // namespace udklip::language
