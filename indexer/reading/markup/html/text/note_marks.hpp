// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells the marks of footnotes from exponents and other small figures.
//
//     lægesekretærer<sup>1</sup>                       a mark
//     havnen.<a href="#fn2" role="doc-noteref">2</a>   a mark, whose note is the element "fn2"
//     m<sup>2</sup>, CO<sub>2</sub>, 10<sup>6</sup>    no marks
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace udklip::indexer::html {

/// Whether an element is the mark of a footnote, or the arrow back from one, and so no text.
/// `before`: the text in front of it in its block. A figure at the beginning of a block is the
/// number of a note, and stays.
bool is_note_mark(const GumboNode& element, std::string_view before);

/// Returns the name of the element that a mark links to; empty if it links to none.
std::string note_target(const GumboNode& mark);

/// Whether a block so far holds nothing but a figure: "1" of "<sup>1</sup>Kilde: ...".
bool is_note_number(std::string_view text);

}  // namespace udklip::indexer::html
