// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown_html.hpp"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>
#include <vector>

#include "language/text/ascii.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

constexpr unsigned kDialect =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;

/// Elements that swallow everything up to their end tag.
constexpr std::array<std::string_view, 12> kSwallowing = {
    "script", "style",    "template", "textarea", "select", "title",
    "xmp",    "noscript", "iframe",   "noembed",  "svg",    "plaintext"};

/// What a browser would lose behind a tag without an end tag is kept: such tags are left out.
class SafeHtml {
  public:
    explicit SafeHtml(std::string_view markdown) : lower_(language::to_lower(markdown)) {
        for (std::size_t i = 0; i < kSwallowing.size(); ++i) {
            last_end_[i] = lower_.rfind(fmt::format("</{}", kSwallowing[i]));
        }
        last_comment_end_ = lower_.rfind("-->");
    }

    /// Whether the piece that begins at `at` opens something that never ends.
    bool never_ends(std::string_view piece, std::size_t at) const {
        if (piece.starts_with("<!--")) return is_behind(last_comment_end_, at);
        const std::string name = language::to_lower(piece.substr(1, kLongestName));
        for (std::size_t i = 0; i < kSwallowing.size(); ++i) {
            if (name.starts_with(kSwallowing[i])) return is_behind(last_end_[i], at);
        }
        return false;
    }

  private:
    static constexpr std::size_t kLongestName = 12;

    static bool is_behind(std::size_t end, std::size_t at) {
        return end == std::string::npos || end < at;
    }

    std::string lower_;
    std::array<std::size_t, kSwallowing.size()> last_end_{};
    std::size_t last_comment_end_ = 0;
};

class HtmlWriter {
  public:
    explicit HtmlWriter(std::string_view markdown) : source_(markdown), safe_(markdown) {}

    void enter(MD_BLOCKTYPE type, const void* detail) {
        switch (type) {
            case MD_BLOCK_UL:
                return enter_list(
                    {kBullets, static_cast<const MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0});
            case MD_BLOCK_OL: {
                const auto* list = static_cast<const MD_BLOCK_OL_DETAIL*>(detail);
                return enter_list({list->start, list->is_tight != 0});
            }
            case MD_BLOCK_LI:
                if (!std::exchange(lists_.back().is_new, false))
                    widen(lists_.back().is_tight ? Gap::line : Gap::block);
                mark_is_due_ = true;
                return;
            case MD_BLOCK_H:
                heading_ = static_cast<const MD_BLOCK_H_DETAIL*>(detail)->level;
                return enter_paragraph();
            case MD_BLOCK_CODE:
                is_code_ = true;
                return enter_paragraph();
            case MD_BLOCK_TABLE:
                is_table_ = true;
                return enter_paragraph();
            case MD_BLOCK_TR:
                return widen(Gap::line);
            case MD_BLOCK_TH:
            case MD_BLOCK_TD:
                return widen(Gap::cell);
            case MD_BLOCK_HTML:
            case MD_BLOCK_P:
                return enter_paragraph();
            default:
                return;
        }
    }

    void leave(MD_BLOCKTYPE type) {
        switch (type) {
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                lists_.pop_back();
                after_list_ = true;
                return widen(Gap::line);
            case MD_BLOCK_LI:
                mark_is_due_ = false;
                if (lists_.back().next != kBullets) ++lists_.back().next;
                return;
            case MD_BLOCK_H:
                close(fmt::format("</h{}>", std::exchange(heading_, 0)));
                return;
            case MD_BLOCK_CODE:
                is_code_ = false;
                return close("</pre>");
            case MD_BLOCK_TABLE:
                is_table_ = false;
                return close("</table>");
            case MD_BLOCK_P:
            case MD_BLOCK_HTML:
                return widen(Gap::block);
            default:
                return;
        }
    }

    void text(MD_TEXTTYPE type, std::string_view text) {
        switch (type) {
            case MD_TEXT_NULLCHAR:
                open(text);
                out_ += "\uFFFD";
                return;
            case MD_TEXT_BR:
            case MD_TEXT_SOFTBR:
                return widen(Gap::line);
            case MD_TEXT_ENTITY:
                open(text);
                out_ += text;
                return;
            case MD_TEXT_HTML:
                open(text);
                return write_html(text);
            default:
                open(text);
                return write_text(text);
        }
    }

    std::string take() { return std::move(out_); }

  private:
    enum class Gap { none, cell, line, block };
    static constexpr unsigned kBullets = static_cast<unsigned>(-1);
    struct List {
        unsigned next;  ///< the number of its next item, or kBullets
        bool is_tight;  ///< no empty lines between its items
        bool is_new = true;
    };

    void widen(Gap gap) { gap_ = std::max(gap_, gap); }

    /// Another mark begins another list, but no other paragraph.
    void enter_list(const List& list) {
        widen(after_list_ || !lists_.empty() ? Gap::line : Gap::block);
        lists_.push_back(list);
    }

    /// The mark of an item stands in front of its first paragraph, not above it.
    void enter_paragraph() {
        if (!mark_is_due_) widen(Gap::block);
        after_list_ = false;
    }

    void close(std::string_view end_tag) {
        if (is_open_) out_ += end_tag;
        is_open_ = false;
        widen(Gap::block);
    }

    /// Writes what stands between the last text and this one.
    void open(std::string_view text) {
        const Gap gap = std::exchange(gap_, Gap::none);
        const bool is_new = !is_open_ && (heading_ != 0 || is_code_ || is_table_);
        if (is_new) {
            is_open_ = true;
            out_ += heading_ != 0 ? fmt::format("<h{}>", heading_)
                    : is_code_    ? "<pre>\n"
                                  : "<table><tr><td>";
        } else if (is_table_ && gap != Gap::none) {
            out_ += gap == Gap::cell ? "<td>" : "<tr><td>";
        } else if (gap != Gap::none) {
            out_ += gap == Gap::block ? "<p>" : "<br>";
        }
        after_list_ = false;
        if (std::exchange(mark_is_due_, false)) out_ += mark_of_item(text);
    }

    /// Returns where a piece of the source begins; the end of the source for other text.
    std::size_t place_of(std::string_view text) const {
        const std::less<const char*> before;
        const char* const begin = source_.data();
        const bool is_inside =
            !before(text.data(), begin) && before(text.data(), begin + source_.size());
        return is_inside ? static_cast<std::size_t>(text.data() - begin) : source_.size();
    }

    /// "- ", or the number that the item has in the source: md4c counts "1986." and "2000." on.
    std::string mark_of_item(std::string_view text) const {
        if (lists_.empty() || lists_.back().next == kBullets) return "- ";
        const std::size_t at = place_of(text);
        std::string_view line = source_.substr(0, at == source_.size() ? 0 : at);
        line.remove_prefix(line.rfind('\n') + 1);
        for (std::size_t end = line.size(); end-- > 1;) {
            if ((line[end] != '.' && line[end] != ')') || !language::is_ascii_digit(line[end - 1]))
                continue;
            std::size_t first = end;
            while (first > 0 && language::is_ascii_digit(line[first - 1])) --first;
            return fmt::format("{} ", line.substr(first, end + 1 - first));
        }
        return fmt::format("{}. ", lists_.back().next);
    }

    void write_text(std::string_view text) {
        for (const char c : text) {
            if (c == '&') {
                out_ += "&amp;";
            } else if (c == '<') {
                out_ += "&lt;";
            } else {
                out_ += c;
            }
        }
    }

    void write_html(std::string_view html) {
        const std::size_t at = place_of(html);
        for (std::size_t i = 0; i < html.size(); ++i) {
            if (html[i] == '<' && safe_.never_ends(html.substr(i), at + i)) {
                out_ += "&lt;";
            } else {
                out_ += html[i];
            }
        }
    }

    std::string_view source_;
    SafeHtml safe_;
    std::string out_;
    std::vector<List> lists_;  ///< the open ones, the innermost last
    Gap gap_ = Gap::none;
    unsigned heading_ = 0;  ///< level of the heading that is being read
    bool is_code_ = false;
    bool is_table_ = false;
    bool is_open_ = false;  ///< the element of the heading, code or table was written
    bool mark_is_due_ = false;
    bool after_list_ = false;
};

}  // namespace

std::string markdown_to_html(std::string_view markdown) {
    HtmlWriter writer(markdown);
    MD_PARSER parser{};
    parser.flags = kDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<HtmlWriter*>(self)->enter(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
        static_cast<HtmlWriter*>(self)->leave(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
        static_cast<HtmlWriter*>(self)->text(type, {text, size});
        return 0;
    };
    md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &writer);
    return writer.take();
}

}  // namespace udklip::indexer
