// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of a page, with the properties that decide whether it belongs to the article: is it a
// sentence, does it hold contact details, is it a known heading?
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
    bool prose;          ///< running text: sentences, or longer than a headline
    bool contact;        ///< a telephone number, a mail address, a link; not within much prose

    std::size_t end() const { return begin + text.size(); }
};

/// Returns the lines of a cleaned text that are not empty.
std::vector<PageLine> lines_of(std::string_view text, const FurnitureHeadings& headings);

/// Whether the lines confirm `name` as the publisher of the page: it stands alone in a line, or the
/// domain of a mail or web address matches it (kl.dk; kk.dk for Københavns Kommune).
bool is_confirmed(std::string_view name, const std::vector<PageLine>& lines);

}  // namespace udklip::indexer
