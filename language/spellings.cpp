// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/spellings.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "language/unknown_words.hpp"

namespace udklip::language {
namespace data {
extern const std::span<const std::string_view> spellings;
extern const std::span<const std::string_view> abbreviated;
}  // namespace data
namespace {

using Letters = std::pair<std::string_view, std::string_view>;
constexpr auto kLetters = std::to_array<Letters>({{"æ", "ae"}, {"ø", "oe"}, {"å", "aa"}});
constexpr std::size_t kDoubtedPlaces = 3;
constexpr std::size_t kFewestBeforeIum = 3;

std::vector<SpellingGroup> groups_of(std::span<const std::string_view> lines) {
    std::vector<SpellingGroup> groups;
    for (std::string_view line : lines) {
        groups.push_back({line.substr(0, line.find(' ')), {}});
        while (line.find(' ') != std::string_view::npos) {
            line.remove_prefix(line.find(' ') + 1);
            groups.back().others.push_back(line.substr(0, line.find(' ')));
        }
    }
    return groups;
}

/// The plain spelling of each double form, and of the stem that it has if it is unknown.
std::unordered_map<std::string, std::string_view> plain_spellings() {
    std::unordered_map<std::string, std::string_view> plain;
    for (const SpellingGroup& group : double_forms()) {
        for (const std::string_view other : group.others) {
            plain.emplace(other, group.plain);
            plain.emplace(guess_lemma(other), group.plain);
        }
    }
    return plain;
}

/// The place of a letter that may be written otherwise, and its other writing.
struct Place {
    std::size_t at;
    std::size_t size;
    std::string_view other;
};

std::vector<Place> places_of(std::string_view word, bool danish) {
    std::vector<Place> places;
    for (std::size_t at = 0; at < word.size();) {
        std::size_t step = 1;
        for (const auto& [letter, two] : kLetters) {
            const std::string_view from = danish ? letter : two;
            if (!word.substr(at).starts_with(from)) continue;
            places.push_back({at, from.size(), danish ? two : letter});
            step = from.size();
        }
        at += step;
    }
    return places;
}

}  // namespace

const std::vector<SpellingGroup>& double_forms() {
    static const std::vector<SpellingGroup> groups = groups_of(data::spellings);
    return groups;
}

std::string one_spelling(std::string_view lemma) {
    static const auto plain = plain_spellings();
    constexpr std::string_view kEnding = "ium";
    std::string word(lemma);
    if (word.ends_with(kEnding) && word.size() > kFewestBeforeIum + kEnding.size()) {
        word.replace(word.size() - kEnding.size(), kEnding.size(), "ie");
    }
    const auto found = plain.find(word);
    return found == plain.end() ? word : std::string(found->second);
}

std::vector<std::string_view> abbreviations_of(std::string_view lemma) {
    static const std::vector<SpellingGroup> groups = groups_of(data::abbreviated);
    std::vector<std::string_view> found;
    for (const SpellingGroup& group : groups) {
        const auto& others = group.others;
        const bool plain = group.plain == lemma;
        if (!plain && std::find(others.begin(), others.end(), lemma) == others.end()) continue;
        if (!plain) found.push_back(group.plain);
        for (const std::string_view other : others) {
            if (other != lemma) found.push_back(other);
        }
    }
    return found;
}

std::vector<std::string> letters_otherwise(std::string_view lower) {
    std::vector<std::string> found;
    for (const bool danish : {true, false}) {
        const std::vector<Place> places = places_of(lower, danish);
        const std::size_t doubted = std::min(places.size(), kDoubtedPlaces);
        // Bit n of `kept` says that the nth place stays. Who writes ae does so throughout.
        for (std::size_t kept = 0; kept + 1 < (std::size_t{1} << doubted); ++kept) {
            std::string word;
            std::size_t copied = 0;
            for (std::size_t n = 0; n < places.size(); ++n) {
                if (n < doubted && (kept >> n & 1U) != 0) continue;
                word += lower.substr(copied, places[n].at - copied);
                word += places[n].other;
                copied = places[n].at + places[n].size;
            }
            word += lower.substr(copied);
            found.push_back(std::move(word));
            if (danish) break;
        }
    }
    return found;
}

}  // namespace udklip::language
