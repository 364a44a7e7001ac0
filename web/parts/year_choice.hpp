// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a chart of years is chosen, and what a click chooses. The first click takes a year, a
// second one the span between the two, a third one that year alone.
//
//     YearChoice choice = year_choice(address);      // of ?year=2019..2021&year=unknown
//     choice.first == 2019, choice.last == 2021, choice.undated
#pragma once

#include <optional>

#include "web/parts/address.hpp"

namespace udklip::web {

struct YearChoice {
    int first = 0;  ///< 0: no year is chosen
    int last = 0;
    bool undated = false;
    bool other = false;  ///< something is chosen that is neither one year nor one span

    bool has(int year) const { return first != 0 && year >= first && year <= last; }
    bool is_one_year() const { return first != 0 && first == last; }
};

YearChoice year_choice(const Address& address);

/// The address after a click on the bar of a year, or of the years from `first` to `last`.
Address with_years(const Address& address, int first, int last);

/// What that click chooses; nothing if it takes the choice away.
std::optional<YearChoice> after_click(const YearChoice& now, int first, int last);

/// The address with exactly these years, and undated articles as they were.
Address with_choice(const Address& address, const YearChoice& choice);

/// The address after a click on "undated".
Address with_undated_switched(const Address& address);

/// Returns the number of a text of digits alone; nothing for any other text.
std::optional<int> year_of(std::string_view text);

}  // namespace udklip::web
