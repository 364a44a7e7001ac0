// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/lines.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "indexer/reading/text_lines.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {

namespace data {
extern const std::span<const std::string_view> page_lines;
}

namespace html {
namespace {

constexpr auto kLineKinds = std::to_array<std::pair<std::string_view, LineKind>>({
    {"end", LineKind::end},
    {"button", LineKind::button},
    {"also", LineKind::also},
    {"by", LineKind::by},
    {"call", LineKind::call},
    {"dated", LineKind::dated},
    {"event", LineKind::event},
    {"byline", LineKind::byline},
    {"label", LineKind::label},
    {"helper", LineKind::helper},
    {"nobody", LineKind::nobody},
    {"house", LineKind::house},
});

bool is_word_char(char32_t c) {
    return c == U'_' || language::is_letter(c) || language::is_digit(c);
}

bool has_word_at(std::string_view text, std::size_t at) {
    return at < text.size() && is_word_char(language::next_char(text, at));
}

bool has_word_before(std::string_view text, std::size_t at) {
    return at > 0 && is_word_char(language::previous_char(text, at));
}

struct Row {
    std::string_view text;
    bool open = false;  ///< more letters may follow
};

/// The rows of one kind, by their first byte: few are looked at for each word of a line.
class Rows {
  public:
    void add(std::string_view pattern) {
        if (pattern.starts_with('*')) {
            inside_.push_back(pattern.substr(1, pattern.size() - 2));
            return;
        }
        const bool open = pattern.ends_with('*');
        if (open) pattern.remove_suffix(1);
        by_first_[static_cast<unsigned char>(pattern.front())].push_back({pattern, open});
    }

    /// The length of the longest row that stands at a place of the line.
    std::size_t match_at(std::string_view line, std::size_t at) const {
        std::size_t longest = 0;
        if (at >= line.size()) return 0;
        for (const auto& row : by_first_[static_cast<unsigned char>(line[at])]) {
            if (row.text.size() <= longest || !line.substr(at).starts_with(row.text)) continue;
            if (row.open || !has_word_at(line, at + row.text.size())) longest = row.text.size();
        }
        return longest;
    }

    bool is_whole(std::string_view line) const {
        if (line.empty()) return false;
        const auto& rows = by_first_[static_cast<unsigned char>(line.front())];
        return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
            return row.open ? line.starts_with(row.text) : line == row.text;
        });
    }

    bool stand_in(std::string_view line) const {
        for (const auto part : inside_) {
            if (line.find(part) != line.npos) return true;
        }
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t begin = at;
            const bool in_word = is_word_char(language::next_char(line, at));
            if (in_word && has_word_before(line, begin)) continue;
            if (match_at(line, begin) > 0) return true;
        }
        return false;
    }

  private:
    std::array<std::vector<Row>, 256> by_first_;
    std::vector<std::string_view> inside_;
};

using LineTable = std::array<Rows, kLineKinds.size()>;

LineTable read_lines() {
    LineTable table;
    for (const auto row : data::page_lines) {
        const auto tab = row.find('\t');
        for (const auto& [name, kind] : kLineKinds) {
            if (name == row.substr(0, tab))
                table[static_cast<std::size_t>(kind)].add(row.substr(tab + 1));
        }
    }
    return table;
}

const Rows& rows(LineKind kind) {
    static const LineTable kTable = read_lines();
    return kTable[static_cast<std::size_t>(kind)];
}

std::size_t first_word(std::string_view line) {
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t begin = at;
        if (is_word_char(language::next_char(line, at))) return begin;
    }
    return line.size();
}

std::size_t end_of_words(std::string_view line) {
    for (std::size_t at = line.size(); at > 0;) {
        const std::size_t end = at;
        if (is_word_char(language::previous_char(line, at))) return end;
    }
    return 0;
}

std::string_view without_number(std::string_view line) {
    const auto end = line.find_first_not_of("0123456789");
    return end != line.npos && end > 0 && line[end] == ' ' ? line.substr(end + 1) : line;
}

/// The words of a text in small letters, with `between` between them.
std::string words_of(std::string_view text, std::string_view between) {
    std::string words;
    bool in_word = false;
    const std::string lower = language::to_lower(text);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const bool is_word = is_word_char(language::next_char(lower, at));
        if (is_word && !in_word && !words.empty()) words += between;
        if (is_word) words.append(lower, begin, at - begin);
        in_word = is_word;
    }
    return words;
}

}  // namespace

std::string fold_line(std::string_view text) {
    std::string line;
    const std::string lower = language::to_lower(text);
    for (std::size_t at = 0; at < lower.size();) {
        const std::size_t begin = at;
        const char32_t c = language::next_char(lower, at);
        if (!language::is_space(c)) {
            line.append(lower, begin, at - begin);
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

bool is_line(LineKind kind, std::string_view folded) {
    const std::size_t begin = first_word(folded);
    const auto inner = folded.substr(begin, std::max(end_of_words(folded), begin) - begin);
    return rows(kind).is_whole(inner) || rows(kind).is_whole(without_number(inner));
}

std::size_t starts_as(LineKind kind, std::string_view folded) {
    if (const std::size_t size = rows(kind).match_at(folded, 0); size > 0) return size;
    const std::size_t begin = first_word(folded);
    const std::size_t size = rows(kind).match_at(folded, begin);
    return size == 0 ? 0 : begin + size;
}

bool holds(LineKind kind, std::string_view folded) {
    return rows(kind).stand_in(folded);
}

std::string key_of(std::string_view text) {
    return words_of(text, " ");
}

std::string squashed(std::string_view text) {
    return words_of(text, "");
}

std::vector<std::string> word_set(std::string_view text) {
    std::vector<std::string> words;
    const std::string key = key_of(text);
    for (const auto word : split(key, ' ')) {
        if (!word.empty()) words.emplace_back(word);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double likeness(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    const std::size_t either = a.size() + b.size() - both.size();
    return either == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(either);
}

}  // namespace html
}  // namespace udklip::indexer
