// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/names_of_people.hpp"

#include <algorithm>
#include <array>

#include "indexer/reading/markup/html/facts.hpp"
#include "indexer/reading/markup/html/text/day_text.hpp"
#include "indexer/reading/markup/html/text/lines.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer::html {
namespace {

constexpr std::size_t kMostWords = 8;
constexpr std::size_t kMostWordsOfName = 5;
constexpr std::size_t kMostBytes = 70;
constexpr std::size_t kMostBytesOfByline = 300;
constexpr std::size_t kMostOfSign = 3;  ///< in bytes
/// So many words in capitals are an office: "U.S. CUSTOMS AND BORDER PROTECTION".
constexpr std::size_t kCapitalsOfHouse = 4;

constexpr auto kParticles = std::to_array<std::string_view>(
    {"von", "van", "de", "der", "den", "zu", "af", "av", "und", "and", "og", "och"});
constexpr auto kAnd = std::to_array<std::string_view>({"og", "och", "and", "und", "&"});
/// Lead-ins that stand before names in running text as well.
constexpr auto kBy = std::to_array<std::string_view>({"by", "von", "af", "av"});
/// Words with a capital that stand behind a name and are none.
constexpr auto kNoNames = std::to_array<std::string_view>(
    {"tags", "text", "tekst", "foto", "illustration", "am", "um", "uhr", "kategorie", "kategorien",
     "kategori", "publiceret", "opdateret", "published", "updated", "posted", "den"});
/// From such a word on a byline is about something else.
constexpr auto kEnds = std::to_array<std::string_view>(
    {" more posts", " updated", " published", " publiceret", " opdateret", " udgivet"});
/// Before a figure they begin a date: "am 3.".
constexpr auto kBeforeDates = std::to_array<std::string_view>({" am ", " um ", " den ", " d. "});

bool begins_with_capital(std::string_view word) {
    std::size_t at = 0;
    return !word.empty() && language::is_upper(language::next_char(word, at));
}

bool is_in_capitals(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = language::next_char(text, at);
        if (language::is_letter(c) && !language::is_upper(c)) return false;
    }
    return true;
}

std::vector<std::string_view> words_of(std::string_view text) {
    auto words = split(text, ' ');
    std::erase_if(words, [](std::string_view word) { return word.empty(); });
    return words;
}

std::string_view trim_signs(std::string_view text) {
    constexpr std::string_view kSigns = " ,.:-|/\t\n";
    const auto begin = text.find_first_not_of(kSigns);
    if (begin == text.npos) return {};
    return text.substr(begin, text.find_last_not_of(kSigns) - begin + 1);
}

/// Hyphens that only a line's end would show.
std::string without_soft_hyphens(std::string text) {
    constexpr std::string_view kSoftHyphen = "\u00AD";
    for (auto at = text.find(kSoftHyphen); at != text.npos; at = text.find(kSoftHyphen, at))
        text.erase(at, kSoftHyphen.size());
    return text;
}

/// "AfJens Hansen", of a page that writes both in elements of their own.
std::string with_space_behind_lead_in(std::string text) {
    for (const std::string_view glued : {"Author", "Autor", "Von", "By", "Af", "Av"}) {
        if (!text.starts_with(glued) || !begins_with_capital(text.substr(glued.size()))) continue;
        text.insert(glued.size(), " ");
        break;
    }
    return text;
}

std::string_view without_lead_in(std::string_view text) {
    const std::string folded = language::to_lower(text);
    const std::size_t size = starts_as(LineKind::byline, folded);
    // Letters whose small form has another size do not stand in lead-ins.
    if (size == 0 || size >= text.size() || (text[size] != ' ' && text[size] != ':')) return text;
    const auto rest = text.substr(size);
    return rest.substr(std::min(rest.find_first_not_of(" :"), rest.size()));
}

/// The first byte of "jh@avisen.dk" or "jh (at) avisen.dk" in a text; npos if it holds none.
std::size_t begin_of_mail_address(std::string_view text) {
    constexpr auto kAt = std::to_array<std::string_view>({"@", "(at)", "[at]"});
    std::size_t at = text.npos;
    for (const auto sign : kAt) at = std::min(at, text.find(sign));
    if (at == text.npos) return at;
    const bool is_sign = text[at] == '@';
    while (!is_sign && at > 0 && text[at - 1] == ' ') --at;
    while (at > 0 && text[at - 1] != ' ') --at;
    return at;
}

/// Where a byline goes on to something else: a sign, a date, a mail address.
std::size_t end_of_names(std::string_view text) {
    constexpr auto kSigns =
        std::to_array<std::string_view>({"|", "•", "·", "–", "—", ";", "(", " - ", " / "});
    std::size_t end = std::min(text.size(), begin_of_mail_address(text));
    for (const auto sign : kSigns) end = std::min(end, text.find(sign));
    const std::string lower = language::to_lower(text);
    for (const auto word : kEnds) end = std::min(end, lower.find(word));
    for (const auto word : kBeforeDates) {
        const auto at = lower.find(word);
        if (at != lower.npos && at + word.size() < lower.size() &&
            language::is_ascii_digit(lower[at + word.size()]))
            end = std::min(end, at);
    }
    // "Jens Hansen/Ritzau": behind a whole name stands a bureau.
    if (const auto slash = text.find('/'); slash < end && is_full_name(text.substr(0, slash)))
        end = slash;
    for (std::size_t i = 0; i < end; ++i) {
        if (language::is_ascii_digit(text[i]) && (i == 0 || text[i - 1] == ' ')) end = i;
    }
    if (const auto day = find_day(text)) end = std::min(end, day->begin);
    return end;
}

/// A part behind a comma is another author if it looks like a whole name.
bool is_another_name(std::string_view part) {
    const auto words = words_of(part);
    return words.size() >= 2 && words.size() <= 4 && is_person(part) &&
           std::all_of(words.begin(), words.end(), begins_with_capital) &&
           !holds(LineKind::house, fold_line(part));
}

/// "Jens Hansen og Hanne Holm" is two names if both are whole; "Hansen og Holm" stays.
void add_names(std::string_view part, std::vector<std::string>& names) {
    const auto words = words_of(part);
    for (std::size_t i = 2; i + 2 < words.size(); ++i) {
        if (!language::is_one_of(kAnd, words[i])) continue;
        const auto at = static_cast<std::size_t>(words[i].data() - part.data());
        names.emplace_back(trim_signs(part.substr(0, at)));
        return add_names(trim_signs(part.substr(at + words[i].size())), names);
    }
    if (!part.empty()) names.emplace_back(part);
}

/// The words with capitals, and particles between them, that a text begins with; empty if they are
/// fewer than `least`.
std::string leading_name(std::string_view text, std::size_t least) {
    std::string name;
    std::size_t capitals = 0;
    std::string particles;
    for (auto word : words_of(text)) {
        const std::string lower = language::to_lower(trim_signs(word));
        if (capitals > 0 && language::is_one_of(kParticles, word)) {
            particles += std::string(word) + ' ';
            continue;
        }
        const bool ends = word.ends_with(',') || word.ends_with('|') || word.ends_with(':');
        if (ends) word.remove_suffix(1);
        if (!begins_with_capital(word) || language::is_one_of(kNoNames, lower) ||
            month_of(lower) != 0 || word.find_first_of("0123456789@()") != word.npos)
            break;
        name += (name.empty() ? "" : " ") + particles + std::string(word);
        particles.clear();
        if (++capitals == kMostWordsOfName || ends) break;
    }
    return capitals >= least ? name : std::string();
}

/// "kj", "LN", "AFP": the sign of somebody at the paper, or of a house.
bool is_sign(std::string_view name) {
    if (name.size() > kMostOfSign || name.size() < 2) return false;
    const bool has_digit = std::any_of(name.begin(), name.end(), language::is_ascii_digit);
    return !has_digit && (is_in_capitals(name) || language::to_lower(name) == name);
}

}  // namespace

std::vector<std::string> names_in(std::string_view byline) {
    const std::string text = with_space_behind_lead_in(without_soft_hyphens(
        tidy_text(byline.substr(0, language::char_border(byline, kMostBytesOfByline)))));
    auto rest = without_lead_in(text);
    rest = rest.substr(0, end_of_names(rest));
    std::vector<std::string> names;
    for (std::size_t begin = 0; begin <= rest.size();) {
        const auto end = std::min(rest.find(", ", begin), rest.size());
        std::vector<std::string> more;
        add_names(trim_signs(rest.substr(begin, end - begin)), more);
        if (begin > 0 && !std::all_of(more.begin(), more.end(), is_another_name)) break;
        names.insert(names.end(), more.begin(), more.end());
        begin = end + 2;
    }
    return names;
}

std::string behind_lead_in(const std::string& text) {
    const auto words = words_of(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const std::string lower = language::to_lower(words[i]);
        if (language::is_one_of(kBy, lower) && begins_with_capital(words[i + 1]))
            return text.substr(static_cast<std::size_t>(words[i + 1].data() - text.data()));
    }
    return text;
}

std::string name_behind_lead_in(std::string_view text, bool is_short) {
    constexpr auto kSigns = std::to_array<std::string_view>({"|", "•", "·", "–", "»", "-"});
    std::string line = with_space_behind_lead_in(without_soft_hyphens(std::string(text)));
    if (starts_as(LineKind::helper, fold_line(line)) > 0) return {};
    for (auto at = line.find('\n'); at != line.npos; at = line.find('\n', at))
        line.replace(at, 1, " | ");
    const auto words = words_of(line);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool after_sign = i > 0 && (language::is_one_of(kSigns, words[i - 1]) ||
                                          language::is_ascii_digit(words[i - 1].back()));
        if (i > 0 && !after_sign && !is_short) continue;
        const auto at = static_cast<std::size_t>(words[i].data() - line.data());
        const auto rest = std::string_view(line).substr(at);
        const auto behind = without_lead_in(rest);
        if (behind.size() == rest.size() || !begins_with_capital(words[i])) continue;
        const bool is_sure = is_short && rest.substr(0, rest.size() - behind.size()).find(' ') <
                                             rest.size() - behind.size() - 1;
        if (std::string name = leading_name(behind, is_sure ? 1 : 2); !name.empty()) return name;
    }
    return {};
}

bool is_nobody(std::string_view name) {
    const std::string folded = fold_line(name);
    return is_sign(name) || is_line(LineKind::nobody, folded) ||
           starts_as(LineKind::helper, folded) > 0 || starts_as(LineKind::by, folded) > 0 ||
           is_address(name) || name.find_first_of("@/") != name.npos || name.starts_with("www.");
}

bool is_person(std::string_view name) {
    const auto words = words_of(name);
    if (words.size() >= kCapitalsOfHouse && is_in_capitals(name)) return false;
    if (words.empty() || words.size() > kMostWords || name.size() > kMostBytes) return false;
    if (name.find_first_of("0123456789?!\"<>{}:_") != name.npos || is_nobody(name)) return false;
    const auto capitals = std::count_if(words.begin(), words.end(), begins_with_capital);
    return capitals >= 1 && 2 * static_cast<std::size_t>(capitals) >= words.size();
}

bool is_full_name(std::string_view text) {
    if (text.starts_with('(') && text.ends_with(')')) text = text.substr(1, text.size() - 2);
    const auto words = words_of(text);
    const auto is_name = [](std::string_view word) {
        if (!begins_with_capital(word)) return false;
        std::size_t at = 0;
        language::next_char(word, at);
        if (at >= word.size()) return false;
        while (at < word.size()) {
            const char32_t c = language::next_char(word, at);
            if (c != U'-' && !language::is_letter(c)) return false;
        }
        return true;
    };
    return words.size() >= 2 && words.size() <= 3 && is_name(words.front()) &&
           is_name(words.back()) && text.find('\n') == text.npos && !is_in_capitals(text) &&
           std::all_of(words.begin(), words.end(), begins_with_capital);
}

bool has_year(std::string_view text) {
    const auto is_word = [&](std::size_t i) {
        return i < text.size() && (language::is_ascii_digit(text[i]) || (text[i] | 0x20) >= 'a');
    };
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && language::is_ascii_digit(text[end])) ++end;
        const bool is_alone = (begin == 0 || !is_word(begin - 1)) && !is_word(end);
        if (end - begin == 4 && is_alone) return true;
        begin = std::max(end, begin + 1);
    }
    return false;
}

}  // namespace udklip::indexer::html
