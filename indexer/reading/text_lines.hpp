// SPDX-License-Identifier: GPL-3.0-or-later
//
// Helpers for text in memory: its lines, and pieces without the white space around them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/text/trim.hpp"

namespace udklip::indexer {

using language::trim;
using language::trim_right;

/// Whether both are equal, ignoring the case of ASCII letters.
bool same_word(std::string_view a, std::string_view b);

std::vector<std::string_view> split(std::string_view text, char separator);

/// The lines of a text, without LF or CR LF.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}
    bool at_end() const { return at_ >= text_.size(); }
    /// Returns the next line, or an empty one at the end.
    std::string_view next();
    /// Returns where the line after it begins, in bytes.
    std::size_t offset() const { return at_; }
    /// Goes on from a byte of the text.
    void go_to(std::size_t offset) { at_ = offset; }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace udklip::indexer
