// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/preferred_language.hpp"

#include <algorithm>
#include <charconv>

namespace udklip::web {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Returns the weight of a range such as "da-DK;q=0.8"; 1 if it has none.
double weight_of(std::string_view range) {
    const auto at = range.find("q=");
    if (at == std::string_view::npos) return 1;
    double weight = 0;
    const auto number = range.substr(at + 2);
    std::from_chars(number.data(), number.data() + number.size(), weight);
    return weight;
}

}  // namespace

translation::Language preferred_language(std::string_view accept_language) {
    auto best = translation::Language::english;
    double highest = 0;
    while (!accept_language.empty()) {
        const auto range = accept_language.substr(0, accept_language.find(','));
        accept_language.remove_prefix(std::min(accept_language.size(), range.size() + 1));
        const auto language =
            translation::language_named(trimmed(range.substr(0, range.find(';'))));
        const double weight = weight_of(range);
        if (!language || !(weight > highest)) continue;
        best = *language;
        highest = weight;
    }
    return best;
}

}  // namespace udklip::web
