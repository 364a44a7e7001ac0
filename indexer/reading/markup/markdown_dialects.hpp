// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns what the dialects of Markdown add (note programs, site generators, manuals) into
// CommonMark, or leaves out what a reader of the rendered page would not see.
//
//     common_markdown("Se [[Vejle Fjord|fjorden]] og ==vigtigt==.[^1]\n\n[^1]: En note.")
//         .markdown     "Se fjorden og vigtigt.\n\n"
//         .notes        "En note."
//         .link_names   "Vejle Fjord"
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

struct CommonMarkdown {
    std::string markdown;
    std::string notes;       ///< the texts of footnotes, with empty lines between; Markdown too
    std::string link_names;  ///< where wiki links lead, if they are shown by another name
};

/// Reads footnotes, wiki links, callouts and admonitions, highlights, attributes, block marks,
/// comments (%%), Liquid and shortcodes. Leaves code alone. Time linear in the text.
CommonMarkdown common_markdown(std::string_view markdown);

}  // namespace udklip::indexer
