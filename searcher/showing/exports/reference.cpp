// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/exports/reference.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/author_names.hpp"

namespace udklip::searcher {
namespace {

std::vector<std::string_view> words_of(std::string_view name) {
    std::vector<std::string_view> words;
    while (!(name = language::trim(name)).empty()) {
        const std::size_t end = std::min(name.find(' '), name.size());
        words.push_back(name.substr(0, end));
        name.remove_prefix(end);
    }
    return words;
}

/// Small words inside the names of persons, which belong to the family name.
bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 12> kParticles = {
        "von", "van", "de", "der", "den", "af", "la", "du", "di", "da", "el", "ten"};
    return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

bool begins_with_capital(std::string_view word) {
    std::size_t next = 0;
    return u_isupper(static_cast<UChar32>(language::next_char(word, next)));
}

/// Whether a word may stand in the name of a person.
bool may_be_of_person(std::string_view word) {
    const bool odd = word.find_first_of("0123456789&/@") != word.npos;
    return !odd && (begins_with_capital(word) || is_particle(word));
}

std::string joined(const std::vector<std::string_view>& words, std::size_t first,
                   std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        if (!text.empty()) text += ' ';
        text += words[i];
    }
    return text;
}

}  // namespace

ReferenceType type_of(const Hit& hit) {
    if (!hit.section.empty()) return ReferenceType::newspaper;
    if (hit.page > 0 || !hit.chapter.empty()) return ReferenceType::document;
    if (!hit.url.empty()) return ReferenceType::webpage;
    return hit.source.empty() ? ReferenceType::document : ReferenceType::newspaper;
}

ReferenceName divided(std::string_view name) {
    const auto words = words_of(name);
    constexpr std::size_t kMostWords = 6;
    const bool is_person = words.size() > 1 && words.size() <= kMostWords &&
                           std::all_of(words.begin(), words.end(), may_be_of_person) &&
                           begins_with_capital(words.front()) && begins_with_capital(words.back());
    if (!is_person || name.find(',') != name.npos) return {std::string(name), {}};
    std::size_t family = words.size() - 1;
    while (family > 1 && is_particle(words[family - 1])) --family;
    return {joined(words, family, words.size()), joined(words, 0, family)};
}

std::vector<ReferenceName> authors_of(const Hit& hit) {
    std::vector<ReferenceName> names;
    for (const auto name : store::author_names(hit.author)) names.push_back(divided(name));
    return names;
}

std::vector<int> date_parts(std::string_view date) {
    std::vector<int> parts;
    constexpr std::size_t kParts = 3;  // a time of day does not count
    date =
        date.substr(0, std::min<std::size_t>(date.size(), std::string_view("2021-06-18").size()));
    while (!date.empty() && parts.size() < kParts) {
        int part = 0;
        const auto [end, error] = std::from_chars(date.data(), date.data() + date.size(), part);
        if (error != std::errc()) break;
        parts.push_back(part);
        date.remove_prefix(static_cast<std::size_t>(end - date.data()));
        if (!date.starts_with('-')) break;
        date.remove_prefix(1);
    }
    return parts;
}

}  // namespace udklip::searcher
