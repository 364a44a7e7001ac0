// SPDX-License-Identifier: GPL-3.0-or-later
//
// The places of a page that state a day, each with how far it is believed: metas, JSON-LD, elements
// whose name says date, lines near the headline, the address. dates.hpp chooses one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/text.hpp"
#include "language/dates/date.hpp"

namespace udklip::indexer::html {

enum class DatePlace : std::uint8_t {
    meta,
    json_ld,
    itemprop,
    time,
    name,
    address,
    line,
    dateline
};

struct StatedDay {
    double belief;
    language::Date day;
    std::string stated;  ///< as the page has it; empty if only the day was read
    DatePlace place;
    std::string place_name;  ///< as `--show` names it
    bool is_utc = false;

    /// Whether a reader of the page sees it.
    bool is_seen() const {
        return place == DatePlace::time || place == DatePlace::name || place == DatePlace::line ||
               place == DatePlace::address;
    }
};

/// The most believed first; of equals, in the order of the page. Left out are days of something
/// else: of a card that shows another article, of an event that lasts some days, of a deadline.
std::vector<StatedDay> days_stated(const Extract& found, const Facts& facts);

bool is_day(const language::Date& date);
int days_between(const language::Date& a, const language::Date& b);

}  // namespace udklip::indexer::html
