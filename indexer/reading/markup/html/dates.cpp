// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/dates.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "indexer/reading/markup/html/date_places.hpp"
#include "indexer/reading/markup/html/instant.hpp"
#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"

namespace udklip::indexer::html {
namespace {

/// The candidate a day off the best that three kinds of places state, and more than state the best.
const StatedDay* outvoting(const std::vector<StatedDay>& all) {
    constexpr std::size_t kLeastVotes = 3;
    const StatedDay& best = all.front();
    std::set<DatePlace> same;
    std::map<int, std::set<DatePlace>> others;
    for (const auto& one : all) {
        if (!is_day(one.day)) continue;
        const int apart = days_between(one.day, best.day);
        if (apart == 0) same.insert(one.place);
        if (apart == 1) others[language::day_number(one.day)].insert(one.place);
    }
    for (const auto& one : all) {
        const auto votes = others.find(language::day_number(one.day));
        if (votes != others.end() && votes->second.size() >= kLeastVotes &&
            votes->second.size() > same.size())
            return &one;
    }
    return nullptr;
}

/// What the page shows of the day of an instant in UTC: that day, or the one beside it.
const StatedDay* shown_day(const std::vector<StatedDay>& all) {
    const StatedDay& best = all.front();
    for (const auto& one : all) {
        if (&one == &best || one.is_utc || !one.is_seen() || !is_day(one.day)) continue;
        if (days_between(one.day, best.day) <= 1) return &one;
    }
    return nullptr;
}

Stated written(const StatedDay& one) {
    const auto stated = language::parse_article_date(one.stated);
    const bool can_be_read = stated && stated->first_day() == one.day.first_day();
    return {can_be_read ? one.stated : language::to_string(one.day), one.place_name};
}

}  // namespace

Stated date_of(const Extract& found, const Facts& facts) {
    const auto all = days_stated(found, facts);
    if (all.empty()) return {};
    const StatedDay& best = all.front();
    if (!best.is_utc) {
        const StatedDay* other = is_day(best.day) ? outvoting(all) : nullptr;
        return written(other == nullptr ? best : *other);
    }
    const std::string zone = zone_of_page(facts.language, facts.host());
    // Midnight of the page's country is a day that somebody typed.
    if (is_midnight(best.stated, zone)) return {local_time(best.stated, zone), best.place_name};
    const StatedDay* shown = shown_day(all);
    if (shown != nullptr && days_between(shown->day, best.day) == 1) return written(*shown);
    // The page shows the day that is written: it is not moved.
    if (shown != nullptr) return {local_time(best.stated, "Etc/UTC"), best.place_name};
    return {zone.empty() ? in_utc(best.stated) : local_time(best.stated, zone), best.place_name};
}

}  // namespace udklip::indexer::html
