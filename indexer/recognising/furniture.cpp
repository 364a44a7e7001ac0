// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/furniture.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "indexer/recognising/furniture_block.hpp"
#include "indexer/recognising/page_line.hpp"
#include "indexer/recognising/publisher.hpp"

namespace udklip::indexer {
namespace {

/// How many lines above an article are searched for furniture.
constexpr std::size_t kMostHeadLines = 30;
constexpr std::size_t kMostLogoLines = 3;
/// Bounds on a block of furniture, on the names that are looked up, and on the page. They bound the
/// time and memory that a strange file can cost.
constexpr std::size_t kMostBlockLines = 200;
constexpr std::size_t kMostNames = 20;
constexpr std::size_t kLargestPage = 1'000'000;  ///< bytes

bool is(const PageLine& line, Furniture kind) {
    return line.heading && line.heading->kind == kind;
}

bool stands_alone(const PageLine& line) {
    return is(line, Furniture::line) || is(line, Furniture::anywhere);
}

class Page {
  public:
    Page(std::string_view text, const AroundText& around, const FurnitureHeadings& headings)
        : text_(text),
          title_(around.title),
          lines_(lines_of(text, headings)),
          beside_(lines_of(around.beside, headings)),
          tail_(lines_.size()),
          taken_(lines_.size(), false) {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i].prose) sentences_.push_back(i);
        }
    }

    Separated separate() {
        if (!sentences_.empty() && has_headings()) {
            find_tail();
            find_inside();
            find_head();
        }
        Separated result;
        result.publisher = publisher();
        if (!result.publisher.empty()) take_logo(result.publisher);
        write(result);
        return result;
    }

  private:
    bool has_headings() const {
        return std::any_of(lines_.begin(), lines_.end(),
                           [](const PageLine& line) { return line.heading.has_value(); });
    }

    /// Goes up block by block from the line that ends the article, or from the end of the page.
    void find_tail() {
        const std::size_t first = sentences_.front() + 1;
        for (std::size_t i = first; i < lines_.size(); ++i) {
            if (!is(lines_[i], Furniture::end)) continue;
            tail_ = i;
            break;
        }
        std::size_t names = 0;
        for (std::size_t i = tail_; i-- > first && tail_ - i <= kMostBlockLines;) {
            const bool below = tail_ < lines_.size();
            if (is(lines_[i], Furniture::about) && ++names > kMostNames) break;
            if (stands_alone(lines_[i])) {
                if (i + 1 == tail_) tail_ = i;
            } else if (lines_[i].heading &&
                       is_block_of_furniture(lines_, i, tail_, below, named())) {
                tail_ = i;
            }
        }
    }

    /// Returns the certain publisher, which decides about "Om KL".
    const std::string& named() {
        if (!named_) named_ = publisher_named_by(naming());
        return *named_;
    }

    /// Returns the headings that name the publisher: those that end the article, and lines above
    /// it. (Lines below it belong to other articles.)
    std::vector<const PageLine*> naming() const {
        std::vector<const PageLine*> found;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const bool counts = i >= tail_ ? is(lines_[i], Furniture::end)
                                           : i < head() && is(lines_[i], Furniture::line);
            if (counts && lines_[i].heading->is_publisher) found.push_back(&lines_[i]);
        }
        for (const auto& line : beside_) {
            if (is(line, Furniture::end) && line.heading->is_publisher) found.push_back(&line);
        }
        return found;
    }

    /// Advertisements, and pointers to other articles, between the paragraphs.
    void find_inside() {
        for (std::size_t i = sentences_.front() + 1; i < tail_; ++i) {
            if (is(lines_[i], Furniture::anywhere)) taken_[i] = true;
            const bool points = is(lines_[i], Furniture::also) && i + 2 < tail_ &&
                                is_headline(lines_[i + 1]) && lines_[i + 1].words > 2;
            if (points) taken_[i] = taken_[i + 1] = true;
        }
    }

    /// Lines above the article's second sentence: buttons stand above the lead or below it.
    void find_head() {
        for (std::size_t i = 0; i < std::min(head(), tail_); ++i) {
            if (stands_alone(lines_[i]) && !is_title(lines_[i])) taken_[i] = true;
        }
    }

    bool is_title(const PageLine& line) const {
        return !title_.empty() && is_same_name(line.text, title_);
    }

    std::size_t head() const {
        const std::size_t second = sentences_.size() > 1 ? sentences_[1] : lines_.size();
        return std::min(second, kMostHeadLines);
    }

    std::string publisher() const {
        const auto named = naming();
        if (!named.empty()) return publisher_named_by(named);
        std::vector<const PageLine*> abouts;
        std::size_t names = 0;
        const auto add = [&](const PageLine& line) {
            if (!is(line, Furniture::about) || ++names > kMostNames) return;
            const auto name = line.heading->name;
            if (is_confirmed(name, lines_) || is_confirmed(name, beside_)) abouts.push_back(&line);
        };
        for (std::size_t i = tail_; i < lines_.size(); ++i) add(lines_[i]);
        for (const auto& line : beside_) add(line);
        return publisher_named_by(abouts);
    }

    /// The publisher's name alone above the article.
    void take_logo(const std::string& publisher) {
        const std::size_t end = std::min({kMostLogoLines, tail_, lines_.size()});
        for (std::size_t i = 0; i + 1 < end; ++i) {
            if (is_same_name(lines_[i].text, publisher) && !is_title(lines_[i])) taken_[i] = true;
        }
    }

    void write(Separated& result) const {
        if (tail_ == lines_.size() &&
            std::find(taken_.begin(), taken_.end(), true) == taken_.end()) {
            result.text = text_;
            append_beside(result.furniture);
            return;
        }
        std::size_t at = 0;
        bool paragraph = false;
        const std::size_t end = tail_ == lines_.size() ? text_.size() : lines_[tail_].begin;
        for (std::size_t i = 0; i < tail_; ++i) {
            if (!taken_[i]) continue;
            append_part(result.text, text_.substr(at, lines_[i].begin - at), paragraph);
            at = lines_[i].end();
            if (!result.furniture.empty()) result.furniture += '\n';
            result.furniture += lines_[i].text;
        }
        append_part(result.text, text_.substr(at, end - at), paragraph);
        if (tail_ < lines_.size()) {
            if (!result.furniture.empty()) result.furniture += "\n\n";
            result.furniture += trim(text_.substr(lines_[tail_].begin));
        }
        append_beside(result.furniture);
    }

    /// Joins the text between the lines that were taken out. Paragraphs end where they did before.
    static void append_part(std::string& out, std::string_view part, bool& paragraph) {
        constexpr std::string_view kSpace = " \t\n\v\f";
        const auto begin = part.find_first_not_of(kSpace);
        const auto ends_paragraph = [](std::string_view space) {
            return std::count(space.begin(), space.end(), '\n') > 1;
        };
        paragraph = paragraph || ends_paragraph(part.substr(0, begin));
        if (begin == part.npos) return;
        const auto end = part.find_last_not_of(kSpace) + 1;
        if (!out.empty()) out += paragraph ? "\n\n" : "\n";
        out += part.substr(begin, end - begin);
        paragraph = ends_paragraph(part.substr(end));
    }

    void append_beside(std::string& furniture) const {
        for (const auto& line : beside_) {
            furniture += furniture.empty() ? "" : &line == &beside_.front() ? "\n\n" : "\n";
            furniture += line.text;
        }
    }

    std::string_view text_;
    std::string_view title_;
    std::vector<PageLine> lines_;
    std::vector<PageLine> beside_;
    std::vector<std::size_t> sentences_;  ///< the lines of running text
    std::size_t tail_;                    ///< the first line below the article
    std::vector<bool> taken_;             ///< furniture above and inside
    std::optional<std::string> named_;
};

}  // namespace

Separated separate_furniture(std::string_view text, const AroundText& around,
                             const FurnitureHeadings& headings) {
    if (text.size() > kLargestPage) return {std::string(text), std::string(around.beside), {}};
    return Page(text, around, headings).separate();
}

}  // namespace udklip::indexer
