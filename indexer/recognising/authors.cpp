// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/authors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "indexer/recognising/name_words.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMostAuthors = 100;
constexpr std::size_t kMostWordsOfName = 6;

std::vector<std::string_view> words_of(std::string_view text) {
    auto words = split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

/// A first and a last name: all words with capitals, but for particles between them.
bool is_whole_name(std::string_view text) {
    constexpr auto particles =
        std::to_array<std::string_view>({"von", "van", "de", "der", "den", "del", "di", "da", "du",
                                         "la", "le", "af", "av", "zu", "bin", "al", "el", "y"});
    const auto words = words_of(text);
    return words.size() >= 2 && words.size() <= kMostWordsOfName &&
           begins_with_capital(words.front()) && begins_with_capital(words.back()) &&
           text.find_first_of("0123456789:/") == text.npos &&
           std::all_of(words.begin(), words.end(), [&](std::string_view word) {
               return begins_with_capital(word) || language::is_one_of(particles, word);
           });
}

std::string_view without_lead_in(std::string_view text) {
    constexpr auto lead_ins =
        std::to_array<std::string_view>({"af ", "by ", "af: ", "by: ", "tekst: ", "tekst af "});
    const std::string lower = language::to_lower(text.substr(0, 12));
    for (const auto lead_in : lead_ins) {
        const auto rest = text.substr(std::min(lead_in.size(), text.size()));
        if (lower.starts_with(lead_in) && begins_with_capital(trim(rest))) return trim(rest);
    }
    return text;
}

/// "Ole Hansen <oh@kl.dk>", "Ole Hansen (oh@kl.dk)", "oh@kl.dk (Ole Hansen)".
std::string_view without_address(std::string_view text) {
    const auto begin = text.find_first_of("<(");
    const auto end = text.find_first_of(">)", begin == text.npos ? text.size() : begin);
    if (begin == text.npos || end == text.npos) return text;
    const auto before = trim(text.substr(0, begin));
    const auto inside = trim(text.substr(begin + 1, end - begin - 1));
    if (inside.find('@') != inside.npos && !before.empty()) return before;
    if (before.find('@') != before.npos && before.find(' ') == before.npos && !inside.empty())
        return inside;
    return text;
}

/// "Ole Hansen Foto: Bo Lund": who took the pictures wrote nothing.
std::string_view without_photographer(std::string_view text) {
    const std::string lower = language::to_lower(text);
    for (const std::string_view lead_in : {"foto:", "fotos:", "foto af ", "photo:"}) {
        const auto at = lower.find(lead_in);
        if (at == lower.npos || at == 0 || lower.size() != text.size()) continue;
        return text.substr(0, text.find_last_not_of(" ,;/|-", at - 1) + 1);
    }
    return text;
}

/// Whom people write for, and no one's last name.
bool is_bureau(std::string_view text) {
    constexpr auto bureaus = std::to_array<std::string_view>(
        {"ritzau", "ritzaus bureau", "ritzau fokus", "ritzau finans", "reuters", "afp", "ap", "dpa",
         "ntb", "tt", "newspaq", "bloomberg"});
    return language::is_one_of(bureaus, language::to_lower(text));
}

class Names {
  public:
    /// One of those that a semicolon divides.
    void add_stated(std::string_view text) {
        text = without_address(trim(without_lead_in(trim(text))));
        text = without_photographer(text);
        if (const auto comma = text.rfind(','); comma != text.npos && comma > 0) {
            if (is_bureau(trim(text.substr(comma + 1)))) text = trim(text.substr(0, comma));
        }
        const auto parts = split(text, ',');
        if (parts.size() == 1) return add_with_and(text);
        std::size_t end = text.size();  // of what is no job
        while (end != 0) {
            const auto comma = text.rfind(',', end - 1);
            const bool is_job = comma != text.npos && comma + 1 < end &&
                                !begins_with_capital(trim(text.substr(comma + 1, end - comma - 1)));
            if (!is_job) break;
            end = comma;
        }
        text = trim(text.substr(0, end));
        const auto names = split(text, ',');
        const bool are_names = std::all_of(names.begin(), names.end(), [](std::string_view name) {
            return are_whole_names(trim(name));
        });
        if (names.size() == 1 || !are_names)
            return names.size() == 1 ? add_with_and(text) : add(text);
        for (const auto name : names) add_with_and(trim(name));
    }

    std::string list() && { return std::move(list_); }

  private:
    static constexpr auto kAnd =
        std::to_array<std::string_view>({" og ", " and ", " & ", " samt ", "/", " | "});

    /// Where the names on both sides of an *og* begin and end; npos: there is none.
    static std::pair<std::size_t, std::size_t> find_and(std::string_view text) {
        for (const auto word : kAnd) {
            if (const auto at = text.find(word); at != text.npos) return {at, at + word.size()};
        }
        return {text.npos, text.npos};
    }

    static bool are_whole_names(std::string_view text) {
        const auto [end, next] = find_and(text);
        if (end == text.npos) return is_whole_name(text);
        return is_whole_name(trim(text.substr(0, end))) && are_whole_names(trim(text.substr(next)));
    }

    void add_with_and(std::string_view text) {
        const auto [end, next] = find_and(text);
        if (end == text.npos || !are_whole_names(text)) return add(text);
        add(trim(text.substr(0, end)));
        add_with_and(trim(text.substr(next)));
    }

    void add(std::string_view name) {
        name = without_address(trim(without_lead_in(name)));
        if (name.empty() || known_.size() == kMostAuthors) return;
        if (!known_.insert(store::facet_key(name)).second) return;
        if (!list_.empty()) list_ += store::kBetweenAuthors;
        list_ += name;
    }

    std::string list_;
    std::unordered_set<std::string> known_;
};

}  // namespace

std::string author_list(std::string_view stated) {
    Names names;
    for (const auto part : split(stated, ';')) names.add_stated(part);
    return std::move(names).list();
}

std::string_view surname_of(std::string_view name) {
    if (const auto comma = name.find(','); comma != name.npos) {
        const auto first = trim(name.substr(0, comma));
        return first.find(' ') == first.npos ? first : std::string_view();
    }
    const auto blank = name.rfind(' ');
    return blank == name.npos ? std::string_view() : name.substr(blank + 1);
}

}  // namespace udklip::indexer
