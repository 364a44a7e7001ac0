// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/kwic/kwic.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "language/text/collation.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

/// Where paragraphs end: an empty line, which may hold blanks.
std::size_t end_of_paragraph(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('\n', from); at != text.npos; at = text.find('\n', at + 1)) {
        std::size_t next = at + 1;
        while (next < text.size() && (text[next] == ' ' || text[next] == '\t')) ++next;
        if (next < text.size() && text[next] == '\n') return at;
    }
    return text.size();
}

/// Returns the text on one line, with single spaces. Those at its ends are kept, as single ones.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (!language::is_ascii_space(c)) {
            line.push_back(c);
        } else if (line.empty() || line.back() != ' ') {
            line.push_back(' ');
        }
    }
    return line;
}

/// Returns at most so many characters from the end of the line.
std::string last_of(std::string line, std::size_t letters) {
    std::size_t at = line.size();
    for (std::size_t n = 0; n < letters && at > 0; ++n) language::previous_char(line, at);
    return line.substr(at);
}

std::string first_of(std::string line, std::size_t letters) {
    std::size_t at = 0;
    for (std::size_t n = 0; n < letters && at < line.size(); ++n) language::next_char(line, at);
    return line.substr(0, at);
}

/// How many bytes hold so many characters, and the white space between them, in most texts. More
/// are not looked at: a paragraph may be the whole text.
std::size_t bytes_for(std::size_t letters) {
    constexpr std::size_t kMostBytesOfOne = 4;
    constexpr std::size_t kForSpace = 256;
    return letters * kMostBytesOfOne + kForSpace;
}

/// Returns the words in reverse, which puts the nearest one first.
std::string words_backwards(std::string_view left) {
    std::string words;
    while (!(left = language::trim(left)).empty()) {
        const std::size_t space = left.rfind(' ');
        const std::size_t begin = space == left.npos ? 0 : space + 1;
        words.append(left.substr(begin)).push_back(' ');
        left = left.substr(0, begin);
    }
    return words;
}

}  // namespace

void for_each_kwic_line(const store::Record& record, MarkFinder& marks, std::size_t letters,
                        const std::function<void(KwicLine&&)>& take) {
    const std::string_view text = record.text;
    std::size_t at = 0;
    std::size_t characters = 0;
    std::size_t number = 0;
    std::size_t paragraph = 0;
    std::size_t paragraph_end = end_of_paragraph(text, 0);
    const std::size_t near = bytes_for(letters);
    for (const Mark& mark : marks.find(text)) {
        while (paragraph_end < mark.begin) {
            paragraph = paragraph_end;
            paragraph_end = end_of_paragraph(text, paragraph + 1);
        }
        KwicLine line;
        line.id = record.id;
        line.title = record.title;
        line.source = record.source;
        line.date = record.date;
        characters += language::count_chars(text.substr(at, mark.begin - at));
        line.begin = characters;
        line.end =
            characters + language::count_chars(text.substr(mark.begin, mark.end - mark.begin));
        line.number = ++number;
        at = mark.begin;
        std::size_t from = paragraph;
        if (mark.begin - from > near) from = language::char_border(text, mark.begin - near);
        const std::size_t to = std::max<std::size_t>(
            mark.end,
            language::char_border(text, std::min(paragraph_end, std::size_t{mark.end} + near)));
        line.left = last_of(on_one_line(text.substr(from, mark.begin - from)), letters);
        line.find = on_one_line(text.substr(mark.begin, mark.end - mark.begin));
        line.right = first_of(on_one_line(text.substr(mark.end, to - mark.end)), letters);
        take(std::move(line));
    }
}

void sort_lines(std::vector<KwicLine>& lines, KwicOrder order) {
    if (order == KwicOrder::hits) return;
    std::vector<std::pair<std::string, std::size_t>> keys;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        keys.emplace_back(order == KwicOrder::left ? words_backwards(lines[i].left)
                                                   : std::string(language::trim(lines[i].right)),
                          i);
    }
    const language::DanishOrder before;
    std::stable_sort(keys.begin(), keys.end(),
                     [&](const auto& a, const auto& b) { return before(a.first, b.first); });
    std::vector<KwicLine> sorted;
    for (const auto& [key, i] : keys) sorted.push_back(std::move(lines[i]));
    lines = std::move(sorted);
}

}  // namespace udklip::searcher
