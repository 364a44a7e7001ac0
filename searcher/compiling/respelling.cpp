// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/respelling.hpp"

#include <algorithm>
#include <cstddef>

namespace udklip::searcher {
namespace {

constexpr std::size_t kDoubtedPlaces = 3;

/// The letter that two stand for; empty if they are just two letters.
std::string_view as_one(std::string_view two) {
    if (two == "ae") return "æ";
    if (two == "oe") return "ø";
    if (two == "aa") return "å";
    if (two == "Ae" || two == "AE") return "Æ";
    if (two == "Oe" || two == "OE") return "Ø";
    if (two == "Aa" || two == "AA") return "Å";
    return {};
}

bool any_is_in_index(const Xapian::Database& db, const Alternatives& terms) {
    return std::any_of(terms.begin(), terms.end(),
                       [&](const std::string& term) { return db.get_termfreq(term) > 0; });
}

}  // namespace

bool is_in_index(const Xapian::Database& db, const WordTerms& terms) {
    if (any_is_in_index(db, terms.whole)) return true;
    return !terms.parts.empty() &&
           std::all_of(terms.parts.begin(), terms.parts.end(),
                       [&](const Alternatives& part) { return any_is_in_index(db, part); });
}

std::vector<std::string> danish_readings(std::string_view typed) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at + 1 < typed.size(); ++at) {
        if (!as_one(typed.substr(at, 2)).empty()) places.push_back(at++);
    }
    const std::size_t doubted = std::min(places.size(), kDoubtedPlaces);
    std::vector<std::string> readings;
    // Bit n of `kept` says that the nth place is kept as typed.
    for (std::size_t kept = 0; kept < (std::size_t{1} << doubted); ++kept) {
        std::string reading;
        std::size_t copied = 0;
        for (std::size_t n = 0; n < places.size(); ++n) {
            if (n < doubted && (kept >> n & 1U) != 0) continue;
            reading += typed.substr(copied, places[n] - copied);
            reading += as_one(typed.substr(places[n], 2));
            copied = places[n] + 2;
        }
        reading += typed.substr(copied);
        if (reading != typed) readings.push_back(std::move(reading));
    }
    return readings;
}

std::optional<Respelt> respelt(const Xapian::Database& db, language::Analyzer& analyzer,
                               const WordTerms& typed, Scope scope) {
    std::vector<std::string> readings = danish_readings(typed.typed);
    if (readings.empty() || typed.stop || is_in_index(db, typed)) return std::nullopt;
    const auto written = written_terms(analyzer, typed.typed, scope);
    if (written.size() == 1 && db.term_exists(written.front())) return std::nullopt;
    std::optional<Respelt> result;
    for (auto& reading : readings) {
        WordTerms terms = word_terms(analyzer, reading, scope);
        if (!is_in_index(db, terms)) continue;
        if (!result) {
            result = Respelt{{}, std::move(terms)};
        } else {
            for (auto& term : terms.whole) {
                auto& whole = result->terms.whole;
                if (std::find(whole.begin(), whole.end(), term) == whole.end()) {
                    whole.push_back(std::move(term));
                }
            }
        }
        result->words.push_back(std::move(reading));
    }
    if (result) result->terms.typed = typed.typed;
    return result;
}

}  // namespace udklip::searcher
