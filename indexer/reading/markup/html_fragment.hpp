// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a piece of HTML that is no page: what Markdown becomes, or a field of a record.
//
//     plain_html("<p>Kommunens b&oslash;rnehaver.</p><p>De lukker.</p>")
//         "Kommunens børnehaver.\n\nDe lukker."
//
// Tags and line ends divide words as they do in a browser. What a browser does not show (scripts,
// styles, comments, hidden elements) is no text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

/// A paragraph, a list, a table, a heading: what has an empty line around it.
struct HtmlBlock {
    int heading = 0;   ///< 1 to 6; 0 for all other blocks
    std::string text;  ///< with a line for each <br>, list item and row; cells divided by tabs
};

/// Returns the blocks that hold text, in order. `fragment` is UTF-8. Throws DamagedInput if it is
/// nested too deeply or needs too much memory.
std::vector<HtmlBlock> html_blocks(std::string fragment);

/// Returns the text of all blocks, with empty lines between them. Throws as html_blocks() does.
std::string plain_html(std::string html);

/// Whether a field of a record is HTML: tags that have known names and balance, or entities.
///
///     looks_like_html("<p>Kommunens b&oslash;rnehaver.</p>")   true
///     looks_like_html("vector<string> er 5 < 6")               false
bool looks_like_html(std::string_view field);

/// Reads HTML inside the fields of an article from a record.
void read_html_in_fields(Article& article);

/// Returns the text of a field that is HTML; the field itself if it cannot be read. Line ends count
/// where no tags divide paragraphs.
std::string plain_field(std::string field);

}  // namespace udklip::indexer
