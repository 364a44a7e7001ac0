// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the title of an article that states none: in its text, or in the name of its file.
//
//     title_of("Broen er lang. Den er dyr.", headings)    "Broen er lang", first sentence
//     title_of_name("noter/Ny bro i Vejle.md")            "Ny bro i Vejle"
//     title_of_name("noter/ny-bro.md")                    "", for a name like that is an address
#pragma once

#include <string>
#include <string_view>

#include "indexer/recognising/furniture_headings.hpp"

namespace udklip::indexer {

/// A title and its origin (see Record::title_from).
struct Title {
    std::string text;
    std::string from;
};

/// Returns the first line if it is a headline (one sentence without a full stop, with text below
/// it), else the first sentence without its full stop; cut at a word if it is long. Skips
/// salutations, dates, lines of nothing but signs, and lines of a single word (a logo, a kicker)
/// unless that is a headline: alone in its paragraph, above running text.
Title title_of(std::string_view text, const FurnitureHeadings& headings);

/// Returns the file's name without its ending and a date in front, if it is words: it has blanks,
/// or capitals, or Danish letters. `relative`: a path, as path_with_member() gives it.
std::string title_of_name(std::string_view relative);

/// Returns the file's name without its ending.
std::string stem_of(std::string_view relative);

}  // namespace udklip::indexer
