// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of Markdown without its marks.
//
//     plain_markdown("## Aftale\nSe [aftalen](https://kl.dk) om **flere** penge.")
//         title "Aftale", text "Se aftalen om flere penge."
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

struct PlainMarkdown {
    std::string title;  ///< the heading that the text begins with, else its only first-level one
    std::string text;   ///< without that heading
};

/// Time linear in the text. Code stays as it is, list marks stay (they read well), tables become
/// rows of cells, HTML tags and comments are dropped.
PlainMarkdown plain_markdown(std::string_view markdown);

}  // namespace udklip::indexer
