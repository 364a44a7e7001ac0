// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of a page as one looks at it to tell what belongs to the article: is it a sentence, does
// it tell how to reach somebody, is it a heading that is known?
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/recognising/furniture_headings.hpp"

namespace udklip::indexer {

struct PageLine {
    std::size_t begin;  ///< bytes of the page's text; white space around the line is left out
    std::string_view text;
    std::size_t words;
    std::optional<HeadingMatch> heading;
    bool ends_sentence;  ///< several words and a full stop
    bool prose;          ///< running text: sentences, or more words than a headline has
    bool contact;        ///< a telephone number, a mail address, a link; not within much prose

    std::size_t end() const { return begin + text.size(); }
};

/// The lines of a cleaned text that are not empty.
std::vector<PageLine> lines_of(std::string_view text, const FurnitureHeadings& headings);

/// Whether the lines show that somebody of this name publishes the page: the name stands alone in a
/// line, or a mail or web address is of a domain that is called so (kl.dk, kk.dk for Københavns
/// Kommune).
bool is_confirmed(std::string_view name, const std::vector<PageLine>& lines);

}  // namespace udklip::indexer
