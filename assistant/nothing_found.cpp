// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/nothing_found.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace udklip::assistant {
namespace {

std::string articles(std::uint64_t number) {
    return fmt::format("{} article{}", number, number == 1 ? "" : "s");
}

}  // namespace

std::string nothing_found(const searcher::Answer& answer) {
    std::string text = "Nothing was found.";
    if (answer.suggestion) {
        text += fmt::format(" Did you mean \"{}\" ({})?", *answer.suggestion,
                            articles(answer.suggestion_total));
    }
    for (const auto& way : answer.ways_out) {
        if (!way.nearest.empty()) {
            text += fmt::format(" With \"{}\" instead of \"{}\": {}.", way.nearest,
                                fmt::join(way.values, ", "), articles(way.nearest_total));
        } else if (way.filter.empty()) {
            text += fmt::format(" Without all filters: {}.", articles(way.total));
        } else {
            text += fmt::format(" Without {}: {}.", way.filter, articles(way.total));
        }
    }
    for (const auto& note : answer.notes) text += " " + note;
    return text;
}

}  // namespace udklip::assistant
