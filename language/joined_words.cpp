// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/joined_words.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "language/text/ascii.hpp"
#include "language/text/fold.hpp"
#include "language/text/utf8.hpp"
#include "language/word_analyzer.hpp"

namespace udklip::language {
namespace {

/// Figures, names and pieces of abbreviations that begin a joined word have no more letters.
constexpr std::size_t kLongestFirst = 4;

/// Returns true for TV, DR, E: up to four capitals.
bool is_short_name(std::string_view text) {
    return !text.empty() && text.size() <= kLongestFirst &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Returns true for up to three letters, as pieces of abbreviations have.
bool is_short_word(std::string_view text) {
    return !text.empty() && text.size() <= 3 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    });
}

/// Returns the figure of a name, which may be a genitive: 2 of "2", "2's" and "2s"; else nothing.
std::string_view figure_of_name(std::string_view text) {
    for (const std::string_view ending : {"'s", "’s", "s"}) {
        if (!text.ends_with(ending)) continue;
        text.remove_suffix(ending.size());
        break;
    }
    return is_figure(text, 1, 3) ? text : std::string_view();
}

/// Walks along the words of a text and joins those that belong together.
class Joiner {
  public:
    Joiner(std::string_view text, const std::vector<Token>& tokens) : text_(text) {
        words_.reserve(tokens.size());
        for (const Token& token : tokens) {
            if (!token.variant) words_.push_back(token);
        }
    }
    std::size_t size() const { return words_.size(); }
    const Token& first(std::size_t i) const { return words_[i]; }
    /// Returns true if the word is short enough to be the first of several that are joined.
    bool may_begin(std::size_t i) const { return words_[i].end - words_[i].begin <= kLongestFirst; }

    /// Returns how many words from `i` on are a figure in groups of three: 1 500 000.
    std::size_t groups(std::size_t i) const {
        if (!is_figure(written(i), 1, 3) || written(i).front() == '0') return 0;
        return count_while(i, " ", [](std::string_view next) { return is_figure(next, 3, 3); });
    }
    /// TV 2, E 45, DR 1's.
    std::size_t name_and_figure(std::size_t i) const {
        if (!is_short_name(written(i)) || i + 1 >= size() || !follows(i + 1, " ")) return 0;
        return figure_of_name(written(i + 1)).empty() ? 0 : 2;
    }
    /// bl. a., H. C.: short words with full stops, one of them a single letter.
    std::size_t abbreviation(std::size_t i) const {
        if (!is_short_word(written(i))) return 0;
        std::size_t count = count_while(i, ". ", is_short_word);
        // The last one has a full stop as well; what follows is another word.
        if (count > 0 && !text_.substr(words_[i + count - 1].end).starts_with('.')) --count;
        if (count < 2) return 0;
        for (std::size_t k = i; k < i + count; ++k) {
            if (written(k).size() == 1) return count;
        }
        return 0;
    }
    std::string joined(std::size_t i, std::size_t count) const {
        std::string word;
        for (std::size_t k = i; k < i + count; ++k) {
            const std::string_view figure = figure_of_name(written(k));
            word += figure.empty() ? to_lower(written(k)) : std::string(figure);
        }
        return word;
    }

  private:
    std::string_view written(std::size_t i) const {
        return text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
    }
    /// Returns true if only `between` stands between a word and the one before it.
    bool follows(std::size_t i, std::string_view between) const {
        return text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end) == between;
    }
    template <typename Fits>
    std::size_t count_while(std::size_t i, std::string_view between, Fits fits) const {
        constexpr std::size_t kMost = 4;
        std::size_t count = 1;
        while (count < kMost && i + count < size() && follows(i + count, between) &&
               fits(written(i + count))) {
            ++count;
        }
        return count == 1 ? 0 : count;
    }

    std::string_view text_;
    std::vector<Token> words_;
};

}  // namespace

void join_words(const WordAnalyzer& words, std::string_view text, std::vector<Token>& tokens,
                std::deque<Word>& made) {
    const Joiner joiner(text, tokens);
    for (std::size_t i = 0; i < joiner.size(); ++i) {
        if (!joiner.may_begin(i)) continue;
        const std::size_t count =
            std::max({joiner.groups(i), joiner.name_and_figure(i), joiner.abbreviation(i)});
        if (count == 0) continue;
        Word& word = made.emplace_back();
        for (const Lemma& lemma : words.analyze(joiner.joined(i, count)).lemmas) {
            word.lemmas.push_back({fold(lemma.text), lemma.probability, true});
        }
        const Token& first = joiner.first(i);
        tokens.push_back(
            {first.begin, joiner.first(i + count - 1).end, first.position, true, &word});
        i += count - 1;
    }
}

std::vector<std::string_view> pieces_of_joined(std::string_view term) {
    const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto border = term.find_first_of("0123456789");
    if (border != std::string_view::npos) {
        const std::string_view letters = term.substr(0, border);
        const bool short_name = !letters.empty() && letters.size() <= 4 &&
                                std::all_of(letters.begin(), letters.end(), is_small);
        const std::string_view figure = figure_of_name(term.substr(border));
        if (!short_name || figure.empty()) return {};
        return {letters, figure};
    }
    std::vector<std::string_view> pieces;
    bool single = false;
    for (std::size_t at = 0; at < term.size();) {
        const std::size_t stop = std::min(term.find('.', at), term.size());
        const std::string_view piece = term.substr(at, stop - at);
        if (!is_short_word(piece)) return {};
        single = single || piece.size() == 1;
        pieces.push_back(piece);
        at = stop + 1;
    }
    if (pieces.size() < 2 || !single) return {};
    return pieces;
}

}  // namespace udklip::language
