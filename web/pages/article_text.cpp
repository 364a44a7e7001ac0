// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/article_text.hpp"

#include <algorithm>
#include <string>

#include "language/text/utf8.hpp"

namespace udklip::web {
namespace {

using searcher::Mark;

/// A stretch of the text, in bytes.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

constexpr std::string_view kBullet = "•";
constexpr std::size_t kMostCrossHeading = 80;

/// Writes stretches of one text in their order, with the marks in them.
class MarkedText {
  public:
    MarkedText(std::string_view text, const std::vector<Mark>& marks, MarkNumbers& numbers)
        : text_(text), marks_(&marks), numbers_(&numbers) {}

    std::string_view text(const Stretch& stretch) const {
        return text_.substr(stretch.begin, stretch.end - stretch.begin);
    }

    Html html(const Stretch& stretch) {
        Html out;
        std::size_t at = stretch.begin;
        for (; next_ < marks_->size(); ++next_) {
            const Mark& mark = (*marks_)[next_];
            if (mark.begin >= stretch.end) break;
            const std::size_t begin = std::max<std::size_t>(mark.begin, at);
            const std::size_t end = std::min<std::size_t>(mark.end, stretch.end);
            if (begin >= end) continue;
            out += text_.substr(at, begin - at);
            out += numbers_->next(text_.substr(begin, end - begin));
            at = end;
        }
        out += text_.substr(at, stretch.end - at);
        return out;
    }

  private:
    std::string_view text_;
    const std::vector<Mark>* marks_;
    MarkNumbers* numbers_;
    std::size_t next_ = 0;
};

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

std::vector<Stretch> lines_of(std::string_view text) {
    std::vector<Stretch> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back({begin, end});
        begin = end + 1;
    }
    return lines;
}

bool is_item(std::string_view line) {
    return line.substr(std::min(line.find_first_not_of(" \t"), line.size())).starts_with(kBullet);
}

/// Returns the line without its bullet.
Stretch item_of(std::string_view text, const Stretch& line) {
    std::size_t begin = text.find(kBullet, line.begin) + kBullet.size();
    while (begin < line.end && (text[begin] == ' ' || text[begin] == '\t')) ++begin;
    return {begin, line.end};
}

bool is_cross_heading(std::string_view line) {
    if (language::count_chars(line) > kMostCrossHeading) return false;
    std::size_t at = line.size();
    const char32_t last = language::previous_char(line, at);
    return language::is_letter(last) || language::is_digit(last);
}

}  // namespace

Html MarkNumbers::next(std::string_view text) {
    ++count_;
    return element("mark", {{"id", "m" + std::to_string(count_)}}, text);
}

Html marked_line(std::string_view text, const std::vector<Mark>& marks, MarkNumbers& numbers) {
    return MarkedText(text, marks, numbers).html({0, text.size()});
}

Html marked_paragraphs(std::string_view text, const std::vector<Mark>& marks,
                       MarkNumbers& numbers) {
    MarkedText marked(text, marks, numbers);
    const auto lines = lines_of(text);
    Html out;
    for (std::size_t at = 0; at < lines.size();) {
        if (is_blank(marked.text(lines[at]))) {
            ++at;
            continue;
        }
        if (is_item(marked.text(lines[at]))) {
            Html items;
            for (; at < lines.size() && is_item(marked.text(lines[at])); ++at) {
                items += element("li", {}, marked.html(item_of(text, lines[at])));
            }
            out += element("ul", {}, items);
            continue;
        }
        Html inside;
        const std::size_t first = at;
        for (; at < lines.size(); ++at) {
            const auto line = marked.text(lines[at]);
            if (is_blank(line) || is_item(line)) break;
            if (at > first) inside += void_element("br", {});
            inside += marked.html(lines[at]);
        }
        const bool cross = at == first + 1 && is_cross_heading(marked.text(lines[first]));
        out += element("p", {{"class", value_if(cross, "cross")}}, inside);
    }
    return out;
}

}  // namespace udklip::web
