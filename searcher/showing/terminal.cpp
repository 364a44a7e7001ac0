// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

/// Longer lines are hard to read, however wide the window is.
constexpr std::size_t kWidest = 100;
constexpr std::size_t kNarrowest = 30;

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

winsize window_size() {
    winsize window{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0) return {};
    return window;
}

std::size_t window_width(const winsize& window) {
    if (window.ws_col > 0) return window.ws_col;
    if (const char* columns = std::getenv("COLUMNS")) {
        if (const long width = std::strtol(columns, nullptr, 10); width > 0) {
            return static_cast<std::size_t>(width);
        }
    }
    return 80;
}

std::size_t columns_of_char(char32_t c) {
    if (c < 0x300) return 1;
    const auto icu_char = static_cast<UChar32>(c);
    const auto type = u_charType(icu_char);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const auto width = u_getIntPropertyValue(icu_char, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// A piece of text that lies entirely inside or outside a mark.
struct Run {
    std::string text;
    bool marked;
};

/// The runs of one word.
using Word = std::vector<Run>;

std::vector<Word> words_of(std::string_view text, const std::vector<SnippetSpan>& marks) {
    std::vector<Word> words;
    bool in_word = false;
    auto mark = marks.begin();
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = language::next_char(text, at);
        if (language::is_space(c)) {
            in_word = false;
            continue;
        }
        while (mark != marks.end() && begin >= mark->end) ++mark;
        const bool marked = mark != marks.end() && begin >= mark->begin;
        if (!in_word) words.emplace_back();
        in_word = true;
        if (words.back().empty() || words.back().back().marked != marked) {
            words.back().push_back({"", marked});
        }
        words.back().back().text += text.substr(begin, at - begin);
    }
    return words;
}

}  // namespace

Terminal Terminal::of_stdout(When colors) {
    Terminal terminal;
    const winsize window = window_size();
    terminal.width = std::clamp(window_width(window), kNarrowest, kWidest);
    terminal.height = window.ws_row;
    const char* kind = std::getenv("TERM");
    const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
    terminal.colors = colors == When::always || (colors == When::automatic && !is_set("NO_COLOR") &&
                                                 !dumb && ::isatty(STDOUT_FILENO) != 0);
    // Terminals that know no links ignore them, but the Linux console and screen print them.
    const std::string_view name = kind == nullptr ? "" : kind;
    terminal.links = terminal.colors && ::isatty(STDOUT_FILENO) != 0 && name != "linux" &&
                     !name.starts_with("screen");
    return terminal;
}

Printable Terminal::link(std::string_view path, const Printable& text) const {
    if (!links) return text;
    std::string url = "file://";
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte > 0x20 && byte < 0x7F &&
                           std::string_view("%;#?\"<>").find(c) == std::string_view::npos;
        url += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
    }
    return Printable::own(fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", url, text.str()));
}

Printable Terminal::styled(const char* code, const Printable& text) const {
    if (!colors || text.empty()) return text;
    return Printable::own(fmt::format("\x1b[{}m{}\x1b[0m", code, text.str()));
}

Printable spaces(std::size_t count) {
    return Printable::own(std::string(count, ' '));
}

std::size_t columns_of(const Printable& text) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < text.size();)
        columns += columns_of_char(language::next_char(text.str(), at));
    return columns;
}

Printable fit(const Printable& text, std::size_t columns) {
    if (columns_of(text) <= columns) return text;
    std::size_t used = 1;  // the ellipsis
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        used += columns_of_char(language::next_char(text.str(), next));
        if (used > columns) break;
        at = next;
    }
    while (at > 0 && text.str()[at - 1] == ' ') --at;
    return Printable(std::string_view(text.str()).substr(0, at)) + "…";
}

Printable fit_end(const Printable& text, std::size_t columns) {
    std::size_t left = columns_of(text);
    if (left <= columns) return text;
    std::size_t at = 0;
    while (at < text.size() && left + 1 > columns) {
        left -= columns_of_char(language::next_char(text.str(), at));
    }
    return "…" + Printable(std::string_view(text.str()).substr(at));
}

std::vector<Printable> wrap(std::string_view text, const std::vector<SnippetSpan>& marks,
                            std::size_t columns, const Terminal& terminal) {
    std::vector<Printable> lines;
    std::size_t used = 0;
    for (const Word& word : words_of(text, marks)) {
        std::size_t width = 0;
        Printable styled;
        for (const Run& run : word) {
            const Printable shown(run.text);
            width += columns_of(shown);
            styled += run.marked ? terminal.match(shown) : shown;
        }
        if (lines.empty() || used + 1 + width > columns) {
            lines.push_back(styled);
            used = width;
        } else {
            lines.back() += " " + styled;
            used += 1 + width;
        }
    }
    return lines;
}

}  // namespace udklip::searcher
