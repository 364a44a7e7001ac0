// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/title.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "indexer/recognising/date_line.hpp"
#include "language/dates/date_parser.hpp"
#include "language/sentences/sentences.hpp"
#include "language/text/ascii.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/record.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMaxTitleBytes = 160;
/// Where a title is looked for.
constexpr std::size_t kMostLines = 60;
constexpr std::size_t kLongestDate = 60;

bool is_letter(char32_t c) {
    return language::is_upper(c) || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x250);
}

std::size_t count_letters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) count += is_letter(language::next_char(text, at));
    return count;
}

bool holds_letter_or_digit(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = language::next_char(text, at);
        if (is_letter(c) || language::is_digit(c)) return true;
    }
    return false;
}

std::vector<std::string> lower_words(std::string_view text) {
    std::vector<std::string> words;
    const std::string lower = language::to_lower(text);
    for (const auto piece : split(lower, ' ')) {
        std::string_view word = piece;
        constexpr std::string_view signs = "!,:;.?()\"'";
        while (!word.empty() && signs.find(word.back()) != signs.npos) word.remove_suffix(1);
        while (!word.empty() && signs.find(word.front()) != signs.npos) word.remove_prefix(1);
        if (!word.empty()) words.emplace_back(word);
    }
    return words;
}

/// "Hej !", "Kære medlemmer,": who is spoken to, and not what about.
bool is_salutation(std::string_view line) {
    constexpr auto openings = std::to_array<std::string_view>(
        {"hej", "hejsa", "kære", "goddag", "godmorgen", "godaften", "hallo", "halløj", "davs",
         "dear", "hello", "hi", "velkommen", "god"});
    constexpr std::size_t most_words = 6;
    constexpr std::size_t most_without_sign = 2;
    const auto words = lower_words(line);
    if (words.empty() || words.size() > most_words || !language::is_one_of(openings, words[0]))
        return false;
    const bool has_sign = line.ends_with('!') || line.ends_with(',');
    if (words[0] == "god" || words[0] == "velkommen")
        return has_sign && words.size() <= most_without_sign;
    constexpr auto all = std::to_array<std::string_view>(
        {"alle", "allesammen", "sammen", "jer", "venner", "medlemmer", "naboer", "læsere"});
    return has_sign || words.size() <= most_without_sign ||
           (words.size() == most_without_sign + 1 && language::is_one_of(all, words.back()));
}

bool is_date(std::string_view line) {
    return line.size() <= kLongestDate && date_of_line(line).has_value();
}

/// Without the signs that a text puts around headings: ### ..., == ... ==, **...**.
std::string_view without_marks(std::string_view line) {
    for (const std::string_view sign : {"**", "__", "*", "_"}) {
        const bool is_around = line.size() > 2 * sign.size() + 1 && line.starts_with(sign) &&
                               line.ends_with(sign) &&
                               line.find(sign, sign.size()) == line.size() - sign.size();
        if (is_around) return trim(line.substr(sign.size(), line.size() - 2 * sign.size()));
    }
    constexpr std::string_view marks = "#*=_-~|>+ \t";
    const auto begin = line.find_first_not_of(marks);
    if (begin == line.npos) return {};
    // A dash in front belongs to what is said, and so does a sign that touches its word.
    const bool is_dash = trim(line.substr(0, begin)) == "-";
    if (begin > 0 && line[begin - 1] == ' ' && !is_dash) line.remove_prefix(begin);
    const auto end = line.find_last_not_of(begin > 1 && !is_dash ? "#=*_~- \t" : "#=*_~ \t");
    return line.substr(0, end + 1);
}

bool is_prose(std::string_view line) {
    constexpr std::size_t least_words = 4;
    return (line.ends_with('.') || line.ends_with('!') || line.ends_with('?') ||
            line.find(". ") != line.npos) &&
           static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1 >= least_words;
}

struct TextLine {
    std::string_view text;
    bool ends_paragraph;
};

std::vector<TextLine> first_lines(std::string_view text) {
    std::vector<TextLine> found;
    Lines lines(text);
    while (!lines.at_end() && found.size() < kMostLines) {
        const auto line = trim(lines.next());
        if (!line.empty()) {
            found.push_back({line, false});
        } else if (!found.empty()) {
            found.back().ends_paragraph = true;
        }
    }
    return found;
}

/// Whether a word alone is the headline of what stands below it.
bool is_headline_of_one_word(std::string_view word, const std::vector<TextLine>& lines,
                             std::size_t at, const FurnitureHeadings& headings) {
    constexpr std::size_t least_letters = 3;
    std::size_t begin = 0;
    const bool is_capital = language::is_upper(language::next_char(word, begin));
    const bool is_short_name = language::to_lower(word.substr(begin)) != word.substr(begin) &&
                               count_letters(word) < 6;  // KL, TV2
    return lines[at].ends_paragraph && at + 1 < lines.size() && is_prose(lines[at + 1].text) &&
           is_capital && !is_short_name && count_letters(word) >= least_letters &&
           word.find_first_of("@./:") == word.npos && !headings.is_kicker(word) &&
           !headings.is_publisher(word) && !headings.find(word);
}

/// Returns the line that the title is taken from.
std::string_view telling_line(std::string_view text, const FurnitureHeadings& headings) {
    const auto lines = first_lines(text);
    std::string_view first;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = without_marks(lines[i].text);
        if (!holds_letter_or_digit(line)) continue;
        if (first.empty()) first = line;
        const bool has_more = i + 1 < lines.size();
        if (has_more && (is_salutation(line) || is_date(line))) continue;
        if (line.find(' ') != line.npos) return line;
        if (is_headline_of_one_word(line, lines, i, headings)) return line;
    }
    return first;
}

std::string cut_at_word(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    auto end = text.rfind(' ', limit);
    if (end == std::string_view::npos || end == 0) end = language::char_border(text, limit);
    return std::string(trim(text.substr(0, end))) + "…";
}

/// "... af 2." and "Kong Chr.": an ordinal or abbreviation, which ends no sentence. A year does,
/// and so does the number of a thing: "jf. lovens § 2."
bool ends_in_ordinal(std::string_view sentence) {
    constexpr std::size_t most_digits = 3;
    constexpr auto abbreviations = std::to_array<std::string_view>(
        {"chr", "fr",   "skt",   "sct", "st",  "dr",   "hr",   "prof", "nr",
         "ca",  "jf",   "pkt",   "kap", "art", "afd",  "bd",   "kl",   "tlf",
         "evt", "bl.a", "f.eks", "d",   "ang", "vedr", "inkl", "ekskl"});
    if (!sentence.ends_with('.')) return false;
    sentence.remove_suffix(1);
    const auto blank = sentence.rfind(' ');
    const auto number = sentence.substr(blank == sentence.npos ? 0 : blank + 1);
    if (language::is_one_of(abbreviations, language::to_lower(number))) return true;
    if (blank == sentence.npos || number.size() > most_digits || number.empty() ||
        number.find_first_not_of("0123456789") != number.npos)
        return false;
    constexpr auto numbered = std::to_array<std::string_view>(
        {"§", "§§", "stk.", "nr.", "kap.", "kapitel", "art.", "artikel", "punkt", "pkt.", "afsnit",
         "side", "s.", "bilag", "tabel", "figur", "paragraf"});
    const auto before = sentence.substr(0, blank);
    const auto word_blank = before.rfind(' ');
    return word_blank == before.npos ||
           !language::is_one_of(numbered, language::to_lower(before.substr(word_blank + 1)));
}

bool is_hexadecimal(std::string_view name) {
    return name.size() >= 8 && name.find_first_not_of("0123456789abcdef") == name.npos;
}

/// Whether a name's words say nothing: "Untitled 3", "IMG 1234".
bool says_nothing(std::string_view name) {
    constexpr auto words = std::to_array<std::string_view>(
        {"untitled",  "unavngivet", "uden",     "titel",   "navnløs", "document", "dokument",
         "scan",      "skan",       "img",      "dsc",     "image",   "billede",  "foto",
         "photo",     "note",       "noter",    "notes",   "page",    "side",     "del",
         "part",      "kapitel",    "chapter",  "file",    "fil",     "text",     "tekst",
         "artikel",   "article",    "artikler", "test",    "kopi",    "copy",     "of",
         "af",        "new",        "ny",       "nyt",     "final",   "endelig",  "version",
         "draft",     "kladde",     "udkast",   "index",   "home",    "hjem",     "forside",
         "uge",       "week",       "license",  "licence", "copying", "authors",  "readme",
         "changelog", "makefile",   "todo",     "eksport", "export",  "download", "data",
         "post"});
    const auto all = lower_words(name);
    return std::all_of(all.begin(), all.end(), [&](const std::string& word) {
        return language::is_one_of(words, word) ||
               word.find_first_not_of("0123456789-_.()") == std::string::npos;
    });
}

/// Without a date or a number of note programs in front: "2021-05-06 Ny bro", "202105061230 Ny
/// bro".
std::string_view without_date(std::string_view name) {
    const auto end = std::min(name.find_first_not_of("0123456789-_. "), name.size());
    const auto digits = std::count_if(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(end),
                                      language::is_ascii_digit);
    const auto stamp = trim(name.substr(0, end));
    const bool is_period = digits == 8 && stamp.size() == 9 && (stamp[4] == '-' || stamp[4] == '_');
    if (digits < 6 || is_period) return name;
    auto rest = name.substr(end);
    // 2021-05-06T10.15 Note
    if (rest.size() > 1 && rest[0] == 'T' && rest[1] >= '0' && rest[1] <= '9')
        rest = rest.substr(std::min(rest.find(' '), rest.size()));
    return rest;
}

}  // namespace

Title title_of(std::string_view text, const FurnitureHeadings& headings) {
    const auto line = telling_line(text, headings);
    const auto sentences = language::sentences(line);
    if (sentences.empty()) return {};
    std::size_t last = 0;
    const auto first_sentences = [&] {
        return line.substr(sentences.front().begin, sentences[last].end - sentences.front().begin);
    };
    while (last + 1 < sentences.size() && ends_in_ordinal(first_sentences())) ++last;
    auto title = first_sentences();
    const bool more_below =
        !trim(text.substr(static_cast<std::size_t>(line.data() + line.size() - text.data())))
             .empty();
    const bool headline = last + 1 == sentences.size() && more_below && !title.ends_with('.');
    if (title.ends_with('.') && !title.ends_with("..")) title.remove_suffix(1);
    return {cut_at_word(title, kMaxTitleBytes),
            std::string(headline ? store::kFirstLine : store::kFirstSentence)};
}

std::string stem_of(std::string_view relative) {
    const auto slash = relative.rfind('/');
    std::string_view name = slash == relative.npos ? relative : relative.substr(slash + 1);
    constexpr auto packed = std::to_array<std::string_view>({".gz", ".zst", ".xz", ".bz2"});
    for (const auto ending : packed) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    }
    if (const auto dot = name.rfind('.'); dot != name.npos && dot > 0) name = name.substr(0, dot);
    return std::string(trim(language::clean(name)));
}

std::string title_of_name(std::string_view relative) {
    std::string name = stem_of(relative);
    const bool has_blank = name.find(' ') != std::string::npos;
    const auto hyphens = std::count(name.begin(), name.end(), '-');
    const bool has_capital = language::to_lower(name) != name;
    if (!has_blank && has_capital) {
        // Ny_bro_i_Vejle, Ny-bro-i-Vejle; the hyphen of EU-formandskabet stays.
        if (hyphens > 1) std::replace(name.begin(), name.end(), '-', ' ');
        std::replace(name.begin(), name.end(), '_', ' ');
    }
    const std::string title(trim(without_date(name)));
    const std::size_t letters = count_letters(title);
    if (letters < 3 || letters * 2 < title.size() / 2 || is_hexadecimal(title)) return {};
    if (says_nothing(title) || is_date(title)) return {};
    if (title.find(' ') != title.npos) return title;
    // A single word: a name, or one with a Danish letter, but no identifier.
    if (letters != language::count_chars(title)) return {};
    std::size_t at = 0;
    const bool begins_with_capital = language::is_upper(language::next_char(title, at));
    const bool is_rest_small = language::to_lower(title.substr(at)) == title.substr(at);
    const bool is_danish = title.find("æ") != title.npos || title.find("ø") != title.npos ||
                           title.find("å") != title.npos;
    return is_rest_small && (begins_with_capital || is_danish) ? title : std::string();
}

}  // namespace udklip::indexer
