// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of an article as HTML: paragraphs at empty lines, lists, cross headings, and numbered
// marks that one can walk along.
#pragma once

#include <string_view>
#include <vector>

#include "searcher/showing/marks.hpp"
#include "web/parts/html.hpp"

namespace udklip::web {

/// Numbers the marks of an article's title and text from 1: <mark id="m1">.
class MarkNumbers {
  public:
    Html next(std::string_view text);
    int count() const { return count_; }

  private:
    int count_ = 0;
};

/// One line of text, such as a title.
Html marked_line(std::string_view text, const std::vector<searcher::Mark>& marks,
                 MarkNumbers& numbers);

/// The whole text in paragraphs. A line that begins with • or - in a row of such lines is an item
/// of a list; a short line without an end is a cross heading.
Html marked_paragraphs(std::string_view text, const std::vector<searcher::Mark>& marks,
                       MarkNumbers& numbers);

}  // namespace udklip::web
