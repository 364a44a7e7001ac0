// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/furniture_block.hpp"

#include <algorithm>
#include <span>

#include "indexer/recognising/publisher.hpp"
#include "language/dates/date_parser.hpp"

namespace udklip::indexer {
namespace {

using Block = std::span<const PageLine>;

constexpr std::size_t kMostContactLines = 40;
constexpr std::size_t kMostBoilerplateLines = 3;  ///< paragraphs about the sender below contacts
constexpr std::size_t kMostBoilerplateBytes = 2500;
constexpr std::size_t kMostNamesWithoutNumbers = 8;
constexpr std::size_t kMostAboutBytes = 6000;
constexpr std::size_t kMostKeywords = 30;
constexpr std::size_t kMostLastKeywords = 12;  ///< where nothing else confirms them
constexpr std::size_t kMostKeywordWords = 4;
constexpr std::size_t kMostTeasers = 80;
constexpr std::size_t kLongestTeaser = 250;  ///< bytes

/// Whether the line is a paragraph and not just contact details.
bool is_paragraph(const PageLine& line) {
    return line.prose && !line.contact;
}

std::size_t count_paragraphs(Block block) {
    return static_cast<std::size_t>(std::count_if(block.begin(), block.end(), is_paragraph));
}

std::size_t bytes_of(Block block) {
    std::size_t bytes = 0;
    for (const auto& line : block) bytes += line.text.size();
    return bytes;
}

bool is_contacts(Block block, bool furniture_below) {
    if (block.empty()) return true;
    const auto paragraphs = count_paragraphs(block);
    const auto contact =
        std::find_if(block.begin(), block.end(), [](const PageLine& line) { return line.contact; });
    if (contact == block.end()) {
        return paragraphs == 0 && furniture_below && block.size() <= kMostNamesWithoutNumbers;
    }
    if (block.size() > kMostContactLines) return false;
    if (paragraphs == 0) return true;
    const auto paragraph = std::find_if(block.begin(), block.end(), is_paragraph);
    return furniture_below && contact < paragraph && paragraphs <= kMostBoilerplateLines &&
           bytes_of(block) <= kMostBoilerplateBytes;
}

bool is_about(Block block, const HeadingMatch& heading, const std::vector<PageLine>& page,
              bool furniture_below, std::string_view publisher) {
    if (bytes_of(block) > kMostAboutBytes) return false;
    if (heading.name.empty()) return furniture_below || count_paragraphs(block) <= 2;
    if (!publisher.empty() && is_same_name(heading.name, publisher)) return true;
    // "Information om Kommunernes Landsforening" above "Flere pressemeddelelser fra KL".
    if (heading.is_publisher && furniture_below && !publisher.empty()) return true;
    return is_confirmed(heading.name, page);
}

bool is_keywords(Block block, bool furniture_below) {
    if (block.size() > (furniture_below ? kMostKeywords : kMostLastKeywords)) return false;
    return std::all_of(block.begin(), block.end(), [&](const PageLine& line) {
        if (line.prose || line.ends_sentence)
            return line.contact && line.words <= kMostKeywordWords;
        return furniture_below || line.contact || line.words <= kMostKeywordWords;
    });
}

/// A headline with its date: "Nærhed til borgerne er afgørende13.3.2025 15:37:19 CET | Nyhed".
bool is_dated(const PageLine& line) {
    if (line.text.size() > kLongestTeaser) return false;
    return language::parse_article_date(line.text).has_value() ||
           line.text.find(" | ") != line.text.npos;
}

/// The dated headline above a teaser's text tells it from the article's text.
bool is_teasers(Block block) {
    if (block.size() > kMostTeasers) return false;
    bool below_date = false;
    for (const auto& line : block) {
        if (line.ends_sentence || line.text.size() > kLongestTeaser) {
            if (!below_date) return false;
            below_date = false;
        } else {
            below_date = is_dated(line);
        }
    }
    return true;
}

}  // namespace

bool is_headline(const PageLine& line) {
    return !line.heading && !line.ends_sentence && line.text.size() <= kLongestTeaser;
}

bool is_block_of_furniture(const std::vector<PageLine>& lines, std::size_t heading, std::size_t end,
                           bool furniture_below, std::string_view publisher) {
    const Block block(lines.data() + heading + 1, end - heading - 1);
    const auto& match = *lines[heading].heading;
    switch (match.kind) {
        case Furniture::contacts:
            return is_contacts(block, furniture_below);
        case Furniture::about:
            return is_about(block, match, lines, furniture_below, publisher);
        case Furniture::keywords:
            return is_keywords(block, furniture_below);
        case Furniture::teasers:
        case Furniture::also:
            return is_teasers(block);
        case Furniture::end:
        case Furniture::line:
        case Furniture::anywhere:
        case Furniture::text:
            break;
    }
    return false;
}

}  // namespace udklip::indexer
