// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/markdown_dialects.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {
namespace {

/// What opens something and does not close it within this many bytes is text.
constexpr std::size_t kLongestSpan = 2000;

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c & 0x80) != 0;
}

bool is_name(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '_';
    });
}

/// Returns what stands between `open` and `close`, if the text begins with it.
std::optional<std::string_view> enclosed(std::string_view text, std::string_view open,
                                         std::string_view close) {
    if (!text.starts_with(open)) return std::nullopt;
    const auto end = text.substr(0, kLongestSpan).find(close, open.size());
    if (end == text.npos) return std::nullopt;
    return text.substr(open.size(), end - open.size());
}

/// `{#id .class key="value"}` or `{: .class}`.
bool are_attributes(std::string_view inside) {
    if (inside.starts_with(':')) return true;
    inside = trim(inside);
    if (inside.empty() || inside.find('\n') != inside.npos) return false;
    for (const auto word : split(inside, ' ')) {
        const bool is_mark = word.starts_with('#') || word.starts_with('.');
        if (!is_mark && word.find('=') == word.npos) return false;
        if (is_mark && !is_name(word.substr(1))) return false;
    }
    return true;
}

/// A link's name without its folder, and without the heading or block in it.
std::string_view page_name(std::string_view target) {
    const auto page = target.substr(0, target.find_first_of("#^"));
    if (trim(page).empty()) return trim(target.substr(std::min(target.size(), page.size() + 1)));
    const auto slash = page.rfind('/');
    return trim(slash == page.npos ? page : page.substr(slash + 1));
}

/// Whether a link's name is that of a picture or another file: only notes have names to look for.
bool is_medium(std::string_view name) {
    const auto dot = name.rfind('.');
    const auto ending = dot == name.npos ? std::string_view() : name.substr(dot + 1);
    return ending.size() >= 2 && ending.size() <= 4 && is_name(ending) && ending != "md" &&
           ending.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
               "0123456789") == ending.npos;
}

class Dialects {
  public:
    explicit Dialects(std::string_view markdown) : markdown_(markdown) {}

    CommonMarkdown read() {
        Lines lines(markdown_);
        while (!lines.at_end()) {
            const auto line = lines.next();
            if (!is_code(line)) {
                take(line);
            } else {
                out_.markdown += line;
                out_.markdown += '\n';
            }
            if (skip_to_ > lines.offset()) lines.go_to(skip_to_);
        }
        return std::move(out_);
    }

  private:
    /// Whether a line is a fence of code or lies between two.
    bool is_code(std::string_view line) {
        const auto content = trim(line);
        const char mark = content.empty() ? ' ' : content[0];
        const auto size = mark == '`' || mark == '~'
                              ? std::min(content.find_first_not_of(mark), content.size())
                              : 0;
        if (fence_ != 0) {
            if (mark == fence_mark_ && size >= fence_ && size == content.size()) fence_ = 0;
            return true;
        }
        if (size < 3 || (mark == '`' && content.find('`', size) != content.npos)) return false;
        fence_ = size;
        fence_mark_ = mark;
        in_note_ = false;
        return true;
    }

    void take(std::string_view line) {
        if (take_note(line)) return;
        line = without_block_marks(line);
        out_.markdown += inline_text(line);
        out_.markdown += '\n';
    }

    /// `[^1]: text`, and the indented lines below it.
    bool take_note(std::string_view line) {
        if (line.starts_with("[^")) {
            const auto end = line.find("]:");
            if (end != line.npos && end > 2 && line.substr(2, end - 2).find(']') == line.npos) {
                in_note_ = true;
                add_note(inline_text(trim(line.substr(end + 2))));
                return true;
            }
        }
        const bool goes_on = line.starts_with("    ") || line.starts_with('\t');
        if (in_note_ && goes_on && !trim(line).empty()) {
            out_.notes += '\n' + inline_text(trim(line));
            return true;
        }
        in_note_ = in_note_ && trim(line).empty();
        return false;
    }

    void add_note(const std::string& text) {
        if (!out_.notes.empty()) out_.notes += "\n\n";
        out_.notes += text;
    }

    /// Without the words of callouts, admonitions and containers that are not shown.
    static std::string_view without_block_marks(std::string_view line) {
        const auto content = trim(line);
        if (content.starts_with('>')) {
            const auto at = line.find("[!");
            const auto end = at == line.npos ? line.npos : line.find(']', at);
            const bool is_callout = end != line.npos &&
                                    is_name(line.substr(at + 2, end - at - 2)) &&
                                    line.substr(0, at).find_first_not_of("> \t") == line.npos;
            if (!is_callout) return line;
            auto title = line.substr(end + 1);
            if (title.starts_with('+') || title.starts_with('-')) title.remove_prefix(1);
            return trim(title);
        }
        if (content.starts_with(":::")) {
            auto rest = trim(content.substr(content.find_first_not_of(':') == content.npos
                                                ? content.size()
                                                : content.find_first_not_of(':')));
            if (const auto attributes = enclosed(rest, "{", "}"))
                return trim(rest.substr(attributes->size() + 2));
            const auto end = std::min(rest.find_first_of(" [{"), rest.size());
            if (rest.substr(0, end).find_first_not_of(kNameBytes) != rest.npos) return line;
            rest = trim(rest.substr(end));
            if (const auto title = enclosed(rest, "[", "]")) return *title;
            return rest;
        }
        if (content.starts_with("!!! ") || content.starts_with("??? ") ||
            content.starts_with("???+ ")) {
            const auto quote = content.find('"');
            const auto end = content.rfind('"');
            return quote == end ? std::string_view() : content.substr(quote + 1, end - quote - 1);
        }
        if (content == "[TOC]" || content == "[[_TOC_]]" || content == "[[toc]]") return {};
        return line;
    }

    std::string inline_text(std::string_view line) {
        std::string out;
        // What spans lines (comments, Liquid) is looked for in the whole text.
        const std::size_t base = static_cast<std::size_t>(line.data() - markdown_.data());
        for (std::size_t i = 0; i < line.size();) {
            const auto rest = line.substr(i);
            const std::size_t taken = take_mark(rest, markdown_.substr(base + i), out);
            if (taken > rest.size()) {
                skip_to_ = base + i + taken;
                return out;
            }
            if (taken == 0) out.push_back(line[i]);
            i += std::max<std::size_t>(taken, 1);
        }
        return out;
    }

    /// Appends what is shown of a mark at the beginning of `rest`; returns how many bytes it takes,
    /// 0 if there is none.
    std::size_t take_mark(std::string_view rest, std::string_view onward, std::string& out) {
        switch (rest[0]) {
            case '\\':
                out += rest.substr(0, 2);
                return std::min<std::size_t>(rest.size(), 2);
            case '`':
                return take_code(rest, out);
            case '[':
                return take_bracket(rest, out);
            case '!':
                // An embedded page or picture is shown by its content, which is not here.
                if (const auto target = enclosed(rest, "![[", "]]")) {
                    add_link_name(*target);
                    return target->size() + 5;
                }
                return 0;
            case '^':
                return take_caret(rest, out);
            case '=':
                if (const auto marked = enclosed(rest, "==", "==");
                    marked && !trim(*marked).empty() && !marked->starts_with('=') &&
                    !marked->starts_with(' ') && !marked->ends_with(' ')) {
                    out += inline_text(*marked);
                    return marked->size() + 4;
                }
                return 0;
            case '%':
                if (const auto comment = enclosed(onward, "%%", "%%")) return comment->size() + 4;
                return 0;
            case '{':
                return take_brace(rest, onward);
            default:
                return 0;
        }
    }

    static std::size_t take_code(std::string_view rest, std::string& out) {
        const auto size = std::min(rest.find_first_not_of('`'), rest.size());
        const auto end = rest.substr(0, kLongestSpan).find(rest.substr(0, size), size);
        const auto taken = end == rest.npos ? size : end + size;
        out += rest.substr(0, taken);
        return taken;
    }

    std::size_t take_bracket(std::string_view rest, std::string& out) {
        if (const auto link = enclosed(rest, "[[", "]]")) {
            if (link->empty() || link->find('[') != link->npos) return 0;
            // In tables the bar is escaped.
            const auto bar = link->find('|');
            const bool is_escaped = bar != link->npos && bar > 0 && (*link)[bar - 1] == '\\';
            const auto target = link->substr(0, is_escaped ? bar - 1 : bar);
            if (bar == link->npos) {
                out += page_name(target);
            } else {
                add_link_name(target);
                out += trim(link->substr(bar + 1));
            }
            return link->size() + 4;
        }
        if (const auto mark = enclosed(rest, "[^", "]")) {
            if (mark->empty() || mark->find(' ') != mark->npos) return 0;
            return mark->size() + 3;
        }
        return 0;
    }

    /// `^[note]` is a note, and `^name` at the end of a line names the paragraph.
    std::size_t take_caret(std::string_view rest, const std::string& out) {
        if (const auto note = enclosed(rest, "^[", "]")) {
            add_note(std::string(*note));
            return note->size() + 3;
        }
        const bool is_block_name = (out.empty() || out.ends_with(' ')) && rest.size() > 1 &&
                                   is_name(trim_right(rest.substr(1)));
        return is_block_name ? rest.size() : 0;
    }

    static std::size_t take_brace(std::string_view rest, std::string_view onward) {
        for (const auto& [open, close] : {std::pair{"{{", "}}"}, std::pair{"{%", "%}"}}) {
            if (const auto liquid = enclosed(onward, open, close)) return liquid->size() + 4;
        }
        const auto attributes = enclosed(rest, "{", "}");
        return attributes && are_attributes(*attributes) ? attributes->size() + 2 : 0;
    }

    void add_link_name(std::string_view target) {
        const auto name = page_name(target.substr(0, target.find('|')));
        if (name.empty() || is_medium(name)) return;
        if (!out_.link_names.empty()) out_.link_names += '\n';
        out_.link_names += name;
    }

    static constexpr std::string_view kNameBytes =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    std::string_view markdown_;
    CommonMarkdown out_;
    std::size_t fence_ = 0;  ///< marks of the fence that is open
    char fence_mark_ = ' ';
    bool in_note_ = false;
    std::size_t skip_to_ = 0;  ///< where the line ends that something from a line above goes on in
};

}  // namespace

CommonMarkdown common_markdown(std::string_view markdown) {
    return Dialects(markdown).read();
}

}  // namespace udklip::indexer
