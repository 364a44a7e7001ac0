// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads Markdown (CommonMark with tables and strikethrough, by md4c) and its dialects as plain
// text.
//
//     plain_markdown("## Aftale\nSe [aftalen](https://kl.dk) om **flere** penge.")
//         title "Aftale", text "Se aftalen om flere penge."
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

struct PlainMarkdown {
    std::string title;  ///< the heading that the text begins with, else its only first-level one
    int level = 0;      ///< of that heading, from 1; 0 if there is none
    std::string text;   ///< without that heading; footnotes at its end
    std::string link_names;  ///< see CommonMarkdown
};

/// Takes the marks off. Line ends, code and the marks of lists stay; cells are divided by tabs;
/// HTML is read as a browser shows it. Time linear in the text. Throws DamagedInput for HTML that
/// is nested too deeply.
PlainMarkdown plain_markdown(std::string_view markdown);

}  // namespace udklip::indexer
