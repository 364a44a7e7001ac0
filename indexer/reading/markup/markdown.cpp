// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "indexer/reading/markup/markdown_inline.hpp"
#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

struct Block {
    std::string text;
    int heading = 0;  ///< level; 0 for all other lines
};

/// Whether a line is a fence of code (``` or ~~~); which.
std::string_view fence_of(std::string_view line) {
    const auto content = trim(line);
    for (const char mark : {'`', '~'}) {
        const auto size = std::min(content.find_first_not_of(mark), content.size());
        // What stands behind the opening backticks holds none, or it is code within a line.
        if (size >= 3 && (mark != '`' || content.find('`', size) == content.npos)) {
            return content.substr(0, size);
        }
    }
    return {};
}

/// A line of nothing but one of the marks, and spaces.
bool is_only(std::string_view line, std::string_view marks, std::size_t at_least) {
    const auto content = trim(line);
    if (content.empty() || marks.find(content[0]) == marks.npos) return false;
    std::size_t count = 0;
    for (const char c : content) {
        if (c != content[0] && c != ' ') return false;
        count += c == content[0] ? 1 : 0;
    }
    return count >= at_least;
}

bool is_table_rule(std::string_view line) {
    return line.find('|') != line.npos && line.find('-') != line.npos &&
           line.find_first_not_of(" |:-\t") == line.npos;
}

/// `[name]: https://...`: where a link leads.
bool is_link_definition(std::string_view line) {
    const auto content = trim(line);
    const auto end = content.find("]:");
    return content.starts_with('[') && end != content.npos && end > 1 && content.find(']') == end &&
           content.find(' ', end) == end + 2;
}

std::optional<Block> atx_heading(std::string_view line) {
    const auto content = trim(line);
    const auto level = std::min(content.find_first_not_of('#'), content.size());
    if (level == 0 || level > 6 || (level < content.size() && content[level] != ' '))
        return std::nullopt;
    auto text = trim(content.substr(level));
    const auto end = text.find_last_not_of('#');
    if (end == text.npos) {
        text = {};
    } else if (end + 1 < text.size() && text[end] == ' ') {
        text = trim(text.substr(0, end));
    }
    return Block{plain_inline(text), static_cast<int>(level)};
}

/// Without the marks of quotes, and with one kind of list mark.
std::string_view without_quote_marks(std::string_view line) {
    while (trim(line).starts_with('>')) line = trim(line).substr(1);
    return trim_right(line);
}

std::string plain_line(std::string_view line) {
    line = without_quote_marks(line);
    const auto content = trim(line);
    if (content.starts_with('|')) {
        std::string row;
        for (const auto cell : split(content, '|')) {
            if (trim(cell).empty()) continue;
            if (!row.empty()) row += '\t';
            row += plain_inline(trim(cell));
        }
        return row;
    }
    if (content.starts_with("* ") || content.starts_with("+ ")) {
        return "- " + plain_inline(trim(content.substr(2)));
    }
    return plain_inline(content);
}

std::vector<Block> blocks_of(std::string_view markdown) {
    std::vector<Block> blocks;
    std::string fence;
    Lines lines(markdown);
    while (!lines.at_end()) {
        const auto line = lines.next();
        if (!fence.empty()) {
            const auto closing = fence_of(line);
            const bool closes = closing.size() >= fence.size() && closing[0] == fence[0];
            if (closes) fence.clear();
            if (!closes) blocks.push_back({std::string(line)});
        } else if (const auto opening = fence_of(line); !opening.empty()) {
            fence = opening;
        } else if (auto heading = atx_heading(line)) {
            blocks.push_back(std::move(*heading));
        } else if (is_only(line, "=-", 2) && trim(line).find(' ') == std::string_view::npos &&
                   !blocks.empty() && !blocks.back().text.empty() && blocks.back().heading == 0) {
            blocks.back().heading = trim(line)[0] == '=' ? 1 : 2;
        } else if (!is_only(line, "-*_", 3) && !is_table_rule(line) && !is_link_definition(line)) {
            blocks.push_back({plain_line(line)});
        }
    }
    return blocks;
}

/// The heading that is the title: the first thing in the text, else the only one of level 1.
std::vector<Block>::iterator title_in(std::vector<Block>& blocks) {
    const auto first = std::find_if(blocks.begin(), blocks.end(),
                                    [](const Block& block) { return !trim(block.text).empty(); });
    if (first != blocks.end() && first->heading != 0) return first;
    const auto is_top = [](const Block& block) { return block.heading == 1; };
    if (std::count_if(blocks.begin(), blocks.end(), is_top) != 1) return blocks.end();
    return std::find_if(blocks.begin(), blocks.end(), is_top);
}

}  // namespace

PlainMarkdown plain_markdown(std::string_view markdown) {
    const std::string source = without_html_comments(markdown);
    auto blocks = blocks_of(source);
    PlainMarkdown plain;
    const auto title = title_in(blocks);
    if (title != blocks.end()) {
        plain.title = title->text;
        blocks.erase(title);
    }
    for (const auto& block : blocks) {
        if (block.heading != 0 && !plain.text.empty() && !plain.text.ends_with("\n\n"))
            plain.text += '\n';
        plain.text += block.text;
        plain.text += block.heading != 0 ? "\n\n" : "\n";
    }
    plain.text = trim(plain.text);
    return plain;
}

}  // namespace udklip::indexer
