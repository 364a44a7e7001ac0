// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/reading/markup/html_fragment.hpp"
#include "indexer/reading/markup/markdown_dialects.hpp"
#include "indexer/reading/markup/markdown_html.hpp"

namespace udklip::indexer {
namespace {

/// Returns the heading that is the title: the first block of the text, else the only one of
/// level 1.
std::vector<HtmlBlock>::iterator title_in(std::vector<HtmlBlock>& blocks) {
    if (!blocks.empty() && blocks.front().heading != 0) return blocks.begin();
    const auto is_top = [](const HtmlBlock& block) { return block.heading == 1; };
    if (std::count_if(blocks.begin(), blocks.end(), is_top) != 1) return blocks.end();
    return std::find_if(blocks.begin(), blocks.end(), is_top);
}

}  // namespace

PlainMarkdown plain_markdown(std::string_view markdown) {
    CommonMarkdown common = common_markdown(markdown);
    if (!common.notes.empty()) common.markdown += "\n\n" + common.notes;
    auto blocks = html_blocks(markdown_to_html(common.markdown));
    PlainMarkdown plain;
    plain.link_names = std::move(common.link_names);
    if (const auto title = title_in(blocks); title != blocks.end()) {
        plain.title = title->text;
        plain.level = title->heading;
        blocks.erase(title);
    }
    for (const auto& block : blocks) {
        if (!plain.text.empty()) plain.text += "\n\n";
        plain.text += block.text;
    }
    return plain;
}

}  // namespace udklip::indexer
