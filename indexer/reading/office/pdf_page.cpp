// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/office/pdf_page.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string_view>

#include "indexer/reading/office/line_ends.hpp"
#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

// All are shares of the height of a line's letters, unless they say otherwise.
constexpr double kSameLine = .5;          ///< how much of the lower of two words must overlap
constexpr double kWordGap = .12;          ///< narrower gaps are inside a word
constexpr double kLineGap = .75;          ///< wider gaps are between paragraphs
constexpr double kOtherSize = 1.25;       ///< ratio of two sizes of letters
constexpr double kMarkSize = .8;          ///< a footnote mark is smaller than its line,
constexpr double kMarkRaise = .15;        ///< and ends above its foot
constexpr double kEdge = .12;             ///< share of a page's height: where headers stand
constexpr double kShortLine = .85;        ///< share of a paragraph's width
constexpr std::size_t kMostLines = 3000;  ///< on a page
constexpr double kSamePlace = 3;          ///< points

struct Line {
    std::string text;
    double left, top, right, bottom;
    std::size_t page;
    double height() const { return bottom - top; }
};

/// Fonts of old TeX have their ligatures where control characters stand.
void append_letters(std::string& out, std::string_view text) {
    constexpr std::array<std::string_view, 5> kLigatures = {"ff", "fi", "fl", "ffi", "ffl"};
    for (const char c : text) {
        if (c >= '\x1b' && c <= '\x1f') {
            out += kLigatures[static_cast<std::size_t>(c - '\x1b')];
        } else {
            out += c;
        }
    }
}

bool same_line(const Line& line, const PdfWord& word) {
    const double shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    const double lower = std::min(line.height(), word.height());
    return shared > kSameLine * lower && word.left > line.right - lower;
}

/// "m²", "km³": a raised number that is no mark of a note.
bool ends_in_unit(std::string_view text) {
    const auto blank = text.find_last_of(' ');
    const auto word = blank == std::string_view::npos ? text : text.substr(blank + 1);
    return word == "m" || word == "km" || word == "cm" || word == "mm" || word == "dm";
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_note_mark(const Line& line, const PdfWord& word) {
    return (is_number(word.text) || word.text == "*") &&
           word.height() < kMarkSize * line.height() &&
           word.bottom < line.bottom - kMarkRaise * line.height() &&
           word.left - line.right < kWordGap * 2 * line.height() && !ends_in_unit(line.text);
}

/// "1.", "a)", a bullet, and nothing else.
bool is_item_mark(std::string_view text) {
    constexpr std::array<std::string_view, 8> kBullets = {"•", "–", "-", "▪",
                                                          "◦", "·", "*", "\uf0b7"};
    if (std::find(kBullets.begin(), kBullets.end(), text) != kBullets.end()) return true;
    if (text.size() < 2 || text.size() > 3) return false;
    const std::string_view before = text.substr(0, text.size() - 1);
    return (text.back() == '.' && is_number(before)) ||
           (text.back() == ')' && (is_number(before) || before.size() == 1));
}

/// Poppler may take the marks of a list for a column of their own: puts each before its line.
void attach_item_marks(std::vector<Line>& lines) {
    if (lines.size() > kMostLines) return;  // no page; each mark looks at each line
    for (auto& mark : lines) {
        if (!is_item_mark(mark.text)) continue;
        Line* nearest = nullptr;
        for (auto& line : lines) {
            const double shared = std::min(line.bottom, mark.bottom) - std::max(line.top, mark.top);
            if (line.left < mark.right || shared < kSameLine * mark.height()) continue;
            if (nearest == nullptr || line.left < nearest->left) nearest = &line;
        }
        if (nearest == nullptr || is_item_mark(nearest->text)) continue;
        nearest->text = mark.text + " " + nearest->text;
        nearest->left = mark.left;
        mark.text.clear();
    }
    std::erase_if(lines, [](const Line& line) { return line.text.empty(); });
}

std::vector<Line> lines_of(const PdfPage& page, std::size_t number) {
    std::vector<Line> lines;
    bool space = false;
    for (const auto& word : page.words) {
        if (trim(word.text).empty()) continue;
        if (lines.empty() || !same_line(lines.back(), word)) {
            lines.push_back({{}, word.left, word.top, word.right, word.bottom, number});
            append_letters(lines.back().text, word.text);
            space = word.space_after;
            continue;
        }
        Line& line = lines.back();
        if (is_note_mark(line, word)) {
            space = space || word.space_after;
            line.right = word.right;
            continue;
        }
        if (space || word.left - line.right > kWordGap * line.height()) line.text += ' ';
        append_letters(line.text, word.text);
        line.right = std::max(line.right, word.right);
        line.top = std::min(line.top, word.top);
        line.bottom = std::max(line.bottom, word.bottom);
        space = word.space_after;
    }
    attach_item_marks(lines);
    return lines;
}

/// A line with every number as one sign: "Side 7 af 12" recurs on every page.
std::string without_numbers(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (!digit) {
            out += c;
        } else if (!out.ends_with('#')) {
            out += '#';
        }
    }
    return out;
}

/// What stands at the edge of a page and is no text even if there is one page only.
bool is_page_number(const std::string& text) {
    static const std::regex number(
        R"([-–( ]*((side|page|s\.|p\.) *)?[0-9]+( *(af|of|/|\|) *[0-9]+)?[-–) ]*)",
        std::regex::icase | std::regex::optimize);
    static const std::regex browser(
        R"(([0-9]+[./-][0-9]+[./-][0-9]+, [0-9]+[:.][0-9]+( [AP]M)?.*)|((file|https?)://\S+( +[0-9]+/[0-9]+)?))",
        std::regex::icase | std::regex::optimize);
    constexpr std::size_t kLongest = 200;
    return text.size() < kLongest &&
           (std::regex_match(text, number) || std::regex_match(text, browser));
}

/// Finds the lines that recur at one height of several pages, near an edge.
class Edges {
  public:
    Edges(const std::vector<PdfPage>& pages, const std::vector<Line>& lines) : pages_(&pages) {
        for (const auto& line : lines) {
            if (is_near_edge(line)) seen_[key(line)].insert(line.page);
        }
    }
    bool holds(const Line& line) const {
        if (!is_near_edge(line)) return false;
        if (is_page_number(line.text)) return true;
        std::set<std::size_t> pages;
        const auto [text, place] = key(line);
        for (const int near : {place - 1, place, place + 1}) {
            const auto found = seen_.find({text, near});
            if (found != seen_.end()) pages.insert(found->second.begin(), found->second.end());
        }
        // Left and right pages may have headers of their own, and chapters theirs.
        return pages.size() >= 2 && pages.size() * 10 >= pages_->size();
    }

  private:
    using Key = std::pair<std::string, int>;
    static Key key(const Line& line) {
        return {without_numbers(line.text), static_cast<int>(line.top / kSamePlace)};
    }
    bool is_near_edge(const Line& line) const {
        const double height = (*pages_)[line.page].height;
        return line.bottom < kEdge * height || line.top > (1 - kEdge) * height;
    }

    const std::vector<PdfPage>* pages_;
    std::map<Key, std::set<std::size_t>> seen_;
};

bool ends_sentence(std::string_view text) {
    while (text.ends_with('"') || text.ends_with(')') || text.ends_with('\''))
        text.remove_suffix(1);
    for (const std::string_view closing : {"”", "»", "«", "’"}) {
        if (text.ends_with(closing)) text.remove_suffix(closing.size());
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') || text.ends_with(':');
}

bool begins_small(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : language::next_char(text, at);
    return language::is_letter(first) && !language::is_upper(first);
}

/// A mark of a list in front of more.
bool begins_item(std::string_view text) {
    const auto blank = text.find(' ');
    return blank != std::string_view::npos && is_item_mark(text.substr(0, blank));
}

/// Makes paragraphs of the lines, in their order, and marks where pages begin.
class Paragraphs {
  public:
    void add(const Line& line) {
        const bool begins = paragraphs_.empty() || !continues(line);
        must_mark_ = must_mark_ || paragraphs_.empty() || line.page != last_.page;
        const std::string text = must_mark_ ? marked(line, begins) : line.text;
        if (begins) {
            begin(line, text);
        } else {
            append_line(paragraphs_.back().text, text);
            left_ = std::min(left_, line.left);
            right_ = std::max(right_, line.right);
        }
        last_ = line;
    }
    std::vector<PdfParagraph> take() { return std::move(paragraphs_); }
    std::vector<ArticlePage> take_pages() { return std::move(pages_); }

  private:
    bool continues(const Line& line) const {
        if (begins_item(line.text)) return false;
        const double size = std::max(last_.height(), line.height());
        const bool other_size = size > kOtherSize * std::min(last_.height(), line.height());
        const bool below = line.page == last_.page && line.top > last_.top;
        const double gap = line.top - last_.bottom;
        const bool beside = line.left > last_.right || line.right < last_.left;
        if (below && !beside) {
            const bool ended = ends_sentence(last_.text) &&
                               last_.right - left_ < kShortLine * (right_ - left_) &&
                               right_ - left_ > 10 * size;
            return gap < kLineGap * size && !other_size && !ended;
        }
        // The next column, or the next page.
        return !other_size && (ends_in_hyphen(last_.text) ||
                               (!ends_sentence(last_.text) && begins_small(line.text)));
    }
    /// Returns the text of a page's first line with the mark in it. A word that was cut at the end
    /// of the page before belongs to that page.
    std::string marked(const Line& line, bool begins) {
        const bool has_rest = !begins && ends_in_hyphen(last_.text);
        std::size_t first_word = 0;
        if (has_rest) {
            const auto blank = line.text.find(' ');
            if (blank == std::string::npos) return line.text;
            first_word = blank + 1;
        }
        must_mark_ = false;
        pages_.push_back({static_cast<std::uint32_t>(line.page + 1), {}});
        return std::string(line.text).insert(first_word, kPageMark);
    }
    void begin(const Line& line, const std::string& text) {
        const bool follows = line.page == last_.page && line.top > last_.top &&
                             line.top - last_.bottom < kLineGap * line.height();
        paragraphs_.push_back({text, begins_item(line.text) && follows && !paragraphs_.empty()});
        left_ = line.left;
        right_ = line.right;
    }

    std::vector<PdfParagraph> paragraphs_;
    std::vector<ArticlePage> pages_;
    bool must_mark_ = false;
    Line last_{};
    double left_ = 0;
    double right_ = 0;
};

}  // namespace

PdfText text_of(const std::vector<PdfPage>& pages) {
    std::vector<Line> lines;
    for (std::size_t number = 0; number < pages.size(); ++number) {
        for (auto& line : lines_of(pages[number], number)) lines.push_back(std::move(line));
    }
    const Edges edges(pages, lines);
    Paragraphs paragraphs;
    PdfText text;
    std::set<std::string> told;
    for (const auto& line : lines) {
        if (!edges.holds(line)) {
            paragraphs.add(line);
        } else if (!is_page_number(line.text) && told.insert(without_numbers(line.text)).second) {
            text.furniture += line.text + "\n";
        }
    }
    text.paragraphs = paragraphs.take();
    text.pages = paragraphs.take_pages();
    return text;
}

}  // namespace udklip::indexer
