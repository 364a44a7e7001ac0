// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "command_line/messages.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/query_quoting.hpp"
#include "searcher/showing/json_parts.hpp"
#include "searcher/showing/telling/telling.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;

/// Whether the query language would take a text for more than a word.
bool must_be_quoted(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t letter = language::next_char(word, at);
        if (!language::is_letter(letter) && !language::is_digit(letter)) return true;
    }
    return language::to_lower(word) != word;  // AND, OG
}

bool has_word(const std::string& question, std::string_view word) {
    return (" " + question + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

Json word_json(const TellingWord& word) {
    return {{"word", word.text},
            {"hits", word.hits},
            {"articles", word.articles},
            {"score", std::round(word.score * 10) / 10},
            {"question", word.question}};
}

Printable heading(const Telling& telling) {
    if (telling.words.empty()) return show("No word tells these hits apart from all articles.\n");
    if (telling.hits < telling.total) {
        return show(
            "Words that tell the first {} hits ({} articles found) apart from all {} "
            "articles:\n\n",
            telling.hits, telling.total, telling.articles);
    }
    return show("Words that tell {} hits apart from all {} articles:\n\n", telling.hits,
                telling.articles);
}

}  // namespace

std::string narrowed_question(const std::string& question, const std::string& word,
                              bool is_optional) {
    const std::string added = must_be_quoted(word) ? phrase_quoted(word) : word;
    if (question.find_first_not_of(' ') == std::string::npos) return added;
    if (is_optional) return "(" + question + ") AND " + added;
    if (has_word(question, "OR") || has_word(question, "ELLER")) {
        return "(" + question + ") " + added;
    }
    return question + " " + added;
}

Printable to_terminal(const Telling& telling, const Terminal& terminal) {
    if (telling.total == 0) return show("Nothing found.\n");
    constexpr std::size_t kWidestWord = 30;
    std::size_t widest = 0;
    std::size_t digits = 0;
    for (const auto& word : telling.words) {
        widest = std::max(widest, std::min(columns_of(Printable(word.text)), kWidestWord));
        digits = std::max(digits, std::to_string(word.hits).size());
    }
    Printable out = heading(telling);
    for (const auto& word : telling.words) {
        const Printable text = fit(Printable(word.text), kWidestWord);
        const Printable gap = Printable::own(std::string(widest - columns_of(text) + 2, ' '));
        Printable counts = show("{:>{}} hits of {} articles", word.hits, digits, word.articles);
        out += "  " + terminal.match(text) + gap + counts + "  " +
               terminal.dim(Printable(word.question)) + "\n";
    }
    return out;
}

Printable to_json(const Telling& telling) {
    Json words = Json::array();
    for (const auto& word : telling.words) words.push_back(word_json(word));
    return dump({{"query", telling.query},
                 {"understood", telling.understood},
                 {"relaxed", telling.relaxed},
                 {"total", telling.total},
                 {"total_is_exact", telling.total_is_exact},
                 {"hits", telling.hits},
                 {"articles", telling.articles},
                 {"words", std::move(words)},
                 {"seconds", std::round(telling.seconds * 1e6) / 1e6},
                 {"notes", telling.notes},
                 {"note_codes", codes_json(telling.note_codes)}}) +
           "\n";
}

Printable to_json_lines(const Telling& telling) {
    Printable out;
    for (const auto& word : telling.words) out += dump(word_json(word)) + "\n";
    return out;
}

Printable to_tsv(const Telling& telling, bool header) {
    Printable out;
    if (header) out += "word\thits\tarticles\tscore\tquestion\n";
    for (const auto& word : telling.words) {
        out += show("{}\t{}\t{}\t{:.1f}\t{}\n", word.text, word.hits, word.articles, word.score,
                    word.question);
    }
    return out;
}

}  // namespace udklip::searcher
