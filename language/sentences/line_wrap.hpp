// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells whether a sentence goes on in the next line, because the lines were wrapped at a width, or
// ends with its line, like a headline, a list item or a paragraph. Internal to sentences().
//
// A line was wrapped if the next line's first word did not fit into it.
#pragma once

#include <cstddef>
#include <string_view>

namespace udklip::language {

/// Ask for the line feeds of a text from left to right; the total effort is linear.
class LineWrap {
  public:
    explicit LineWrap(std::string_view text) : text_(text) {}

    /// Returns true if the line that ends at a line feed has a width that lines are wrapped at.
    bool may_be_wrapped(std::size_t line_feed) const;

    /// `line_feed`: the end of a line; `next`: the first byte of the next one that is not white
    /// space. There is no empty line between them.
    bool is_wrapped(std::size_t line_feed, std::size_t next);

  private:
    std::size_t line_begin(std::size_t line_feed) const;
    std::size_t line_length(std::size_t line_feed) const;
    void read_block(std::size_t begin);
    std::size_t word_length(std::size_t at) const;

    std::string_view text_;
    std::size_t block_end_ = 0;      // lines without an empty one between them
    bool block_is_wrapped_ = false;  // all of them look wrapped at one width
};

}  // namespace udklip::language
