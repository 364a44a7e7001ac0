// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/passages.hpp"

#include <algorithm>

#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"

namespace udklip::assistant {
namespace {

using searcher::Mark;

/// A stretch of text, in bytes.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

std::size_t forward(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at < text.size(); --characters) language::next_char(text, at);
    return at;
}

std::size_t backward(std::string_view text, std::size_t at, std::size_t characters) {
    for (; characters > 0 && at > 0; --characters) language::previous_char(text, at);
    return at;
}

std::string marked(std::string_view text, const std::vector<Mark>& marks, const Stretch& stretch) {
    std::string out;
    std::size_t at = stretch.begin;
    const auto take_until = [&](std::size_t end) {
        out += text.substr(at, end - at);
        at = end;
    };
    for (const auto& mark : marks) {
        if (mark.end <= stretch.begin || mark.begin >= stretch.end) continue;
        take_until(std::max<std::size_t>(mark.begin, stretch.begin));
        out += "**";
        take_until(std::min<std::size_t>(mark.end, stretch.end));
        out += "**";
    }
    take_until(stretch.end);
    return language::printable_text(out);
}

}  // namespace

Passage piece(std::string_view text, const std::vector<Mark>& marks, std::size_t begin,
              std::size_t length) {
    const std::size_t from = forward(text, 0, begin);
    const Stretch stretch{from, forward(text, from, length)};
    Passage passage;
    passage.begin = from == text.size() ? language::count_chars(text) : begin;
    passage.end = passage.begin + language::count_chars(text.substr(from, stretch.end - from));
    passage.text = marked(text, marks, stretch);
    return passage;
}

Passages passages(std::string_view text, const std::vector<Mark>& marks, std::size_t around,
                  std::size_t most) {
    Passages found;
    std::vector<Stretch> stretches;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Stretch next{backward(text, marks[i].begin, around),
                           forward(text, marks[i].end, around)};
        const bool joins = !stretches.empty() && next.begin <= stretches.back().end;
        const std::size_t new_from = joins ? stretches.back().end : next.begin;
        if (next.end > new_from) {
            characters += language::count_chars(text.substr(new_from, next.end - new_from));
        }
        if (characters > most) {
            found.left_out = marks.size() - i;
            break;
        }
        if (joins) {
            stretches.back().end = std::max(stretches.back().end, next.end);
        } else {
            stretches.push_back(next);
        }
    }
    std::size_t at = 0;
    std::size_t before = 0;
    for (const auto& stretch : stretches) {
        before += language::count_chars(text.substr(at, stretch.begin - at));
        const std::size_t inside =
            language::count_chars(text.substr(stretch.begin, stretch.end - stretch.begin));
        found.all.push_back({before, before + inside, marked(text, marks, stretch)});
        before += inside;
        at = stretch.end;
    }
    return found;
}

}  // namespace udklip::assistant
