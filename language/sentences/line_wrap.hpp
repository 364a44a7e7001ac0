// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a text goes on in the next line because its lines were wrapped at a width, or ends with
// its line, as a headline, a list item or a paragraph does. Internal to sentences().
//
// A line that was wrapped is one into which the next line's first word did not fit.
#pragma once

#include <cstddef>
#include <string_view>

namespace udklip::language {

/// Asked for the line feeds of a text from left to right; linear in all.
class LineWrap {
  public:
    explicit LineWrap(std::string_view text) : text_(text) {}

    /// Whether the line that ends at a line feed has a length that lines are wrapped at.
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
