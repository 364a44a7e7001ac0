// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns Markdown into HTML for the reader of fragments (html_fragment.hpp), not for a browser.
//
//     markdown_to_html("# Bro\n\n1986. **Broen** åbner.")
//         "<h1>Bro</h1><p>1986. Broen åbner."
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// Emphasis and links are gone, HTML inside the text stays, list marks are text and line ends are
/// <br>. The elements do not nest, whatever the text does, but for the HTML that it holds.
std::string markdown_to_html(std::string_view markdown);

}  // namespace udklip::indexer
