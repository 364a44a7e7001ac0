// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sentences/line_wrap.hpp"

#include <algorithm>

#include "language/sentences/sentence_rules.hpp"
#include "language/text/trim.hpp"

namespace udklip::language {
namespace {

// Widths in characters that people and mail programs wrap at. Paragraphs that have a line each are
// longer, headlines and list items mostly shorter.
constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 100;
/// Least width, with the next word, of a line that ends in the middle of a sentence.
constexpr std::size_t kShortestFull = 55;
/// Longer words are no evidence of wrapping.
constexpr std::size_t kLongestWord = 40;

std::size_t length_in_chars(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace

std::size_t LineWrap::word_length(std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + 4 * kLongestWord);
    std::size_t end = at;
    while (end < most && !is_ascii_space(text_[end])) ++end;
    return length_in_chars(text_.substr(at, end - at));
}

/// Most bytes looked at; a longer line was not wrapped.
std::size_t LineWrap::line_begin(std::size_t line_feed) const {
    const std::size_t least = line_feed > 4 * kWidest ? line_feed - 4 * kWidest : 0;
    std::size_t begin = line_feed;
    while (begin > least && text_[begin - 1] != '\n') --begin;
    return begin;
}

std::size_t LineWrap::line_length(std::size_t line_feed) const {
    const std::size_t begin = line_begin(line_feed);
    if (begin > 0 && text_[begin - 1] != '\n') return kWidest + 1;
    return length_in_chars(trim_right(text_.substr(begin, line_feed - begin)));
}

bool LineWrap::may_be_wrapped(std::size_t line_feed) const {
    const std::size_t length = line_length(line_feed);
    return length >= kNarrowest && length <= kWidest;
}

bool LineWrap::is_wrapped(std::size_t line_feed, std::size_t next) {
    if (!may_be_wrapped(line_feed)) return false;
    if (sentence_rules::beginning_at(text_, next) == sentence_rules::Beginning::small) {
        return line_length(line_feed) + 1 + word_length(next) >= kShortestFull;
    }
    if (line_feed >= block_end_) read_block(line_begin(line_feed));
    return block_is_wrapped_;
}

void LineWrap::read_block(std::size_t begin) {
    std::size_t lines = 0;
    std::size_t width = 0;
    std::size_t shortest_full = kWidest + kLongestWord;  // of a line and the word that did not fit
    std::size_t at = begin;
    while (at < text_.size()) {
        const std::size_t end = std::min(text_.find('\n', at), text_.size());
        const std::size_t length = length_in_chars(trim_right(text_.substr(at, end - at)));
        if (length == 0) break;
        ++lines;
        width = std::max(width, length);
        at = std::min(end + 1, text_.size());
        if (const std::size_t word = word_length(at); word > 0) {
            shortest_full = std::min(shortest_full, length + 1 + word);
        }
    }
    block_end_ = std::max(at, begin + 1);
    block_is_wrapped_ = lines >= 3 && width <= kWidest && shortest_full > width;
}

}  // namespace udklip::language
