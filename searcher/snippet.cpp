// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/snippet.hpp"

#include <algorithm>
#include <set>

#include "language/sentences.hpp"
#include "language/utf8.hpp"

namespace udklip::searcher {
namespace {

constexpr std::string_view kEllipsis = "…";

/// A piece of the text that may be shown.
struct Piece {
    std::size_t begin;
    std::size_t end;
    std::vector<Mark> marks;  ///< within it
    double worth = 0;
    bool cut_before = false;
    bool cut_after = false;
};

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// The sentences with the marks that lie in each.
std::vector<Piece> pieces_of(std::string_view text, const std::vector<Mark>& marks) {
    std::vector<Piece> pieces;
    auto mark = marks.begin();
    for (const auto& sentence : language::sentences(text)) {
        Piece piece{sentence.begin, sentence.end, {}};
        while (mark != marks.end() && mark->begin < piece.begin) ++mark;
        for (; mark != marks.end() && mark->begin < piece.end; ++mark) {
            if (mark->end <= piece.end) piece.marks.push_back(*mark);
        }
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Each word of the question counts once in full, and a little for every further time; a part counts
/// less than a whole word. Early sentences win ties.
double worth_of(const std::vector<Mark>& marks, const std::vector<double>& weights) {
    constexpr double kAgain = 0.05;
    constexpr double kPart = 0.7;
    std::vector<double> best(weights.size(), 0.0);
    double worth = 0;
    for (const auto& mark : marks) {
        if (mark.word >= weights.size()) continue;
        const double value = weights[mark.word] * (mark.part ? kPart : 1.0);
        worth += value * kAgain;
        best[mark.word] = std::max(best[mark.word], value);
    }
    for (const double value : best) worth += value;
    return worth;
}

/// Narrows a piece to at most `room` bytes around the marks that are worth most, cut at words.
void narrow(Piece& piece, std::string_view text, std::size_t room, const std::vector<double>& weights) {
    if (piece.end - piece.begin <= room) return;
    std::size_t best = piece.begin;
    double best_worth = -1;
    for (const auto& mark : piece.marks) {
        const std::size_t from = mark.begin > piece.begin + room / 4 ? mark.begin - room / 4 : piece.begin;
        std::vector<Mark> seen;
        for (const auto& other : piece.marks) {
            if (other.begin >= from && other.end <= from + room) seen.push_back(other);
        }
        const double worth = worth_of(seen, weights);
        if (worth > best_worth) best = from, best_worth = worth;
    }
    const std::size_t whole_end = piece.end;
    best = std::min(best, whole_end - room);
    if (best > piece.begin) {
        std::size_t word = best;
        while (word < best + room / 4 && !is_space(text[word])) ++word;
        while (word < whole_end && is_space(text[word])) ++word;
        piece.cut_before = true;
        piece.begin = language::char_border(text, word);
    }
    std::size_t end = std::min(whole_end, piece.begin + room);
    if (end < whole_end) {
        std::size_t word = end;
        while (word > end - room / 4 && !is_space(text[word])) --word;
        while (word > piece.begin && is_space(text[word - 1])) --word;
        piece.cut_after = true;
        piece.end = language::char_border(text, std::max(word, piece.begin + 1));
    }
    std::erase_if(piece.marks, [&](const Mark& mark) {
        return mark.begin < piece.begin || mark.end > piece.end;
    });
}

/// Whether a piece is the title, which the reader has before him already.
bool is_title(const Piece& piece, std::string_view text, std::string_view title) {
    auto sentence = text.substr(piece.begin, piece.end - piece.begin);
    if (sentence.ends_with('.')) sentence.remove_suffix(1);
    return !title.empty() && sentence == title;
}

/// Indices of the pieces to show, in order of the text.
std::set<std::size_t> choose(const std::vector<Piece>& pieces, const SnippetOptions& options) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (!pieces[i].marks.empty() && pieces[i].worth > 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return pieces[a].worth > pieces[b].worth; });
    std::set<std::size_t> chosen;
    std::size_t used = 0;
    for (const auto i : order) {
        const std::size_t size = std::min(pieces[i].end - pieces[i].begin, options.room);
        if (!chosen.empty() && used + size > options.room) continue;
        chosen.insert(i);
        used += size;
        if (chosen.size() == options.most_pieces) break;
    }
    // The lead, when nothing matched in the text.
    if (chosen.empty() && !pieces.empty()) chosen.insert(0);
    // Room that is left goes to what follows: a sentence reads better with its next one.
    for (std::size_t i = *chosen.begin() + 1; !chosen.empty() && i < pieces.size(); ++i) {
        const std::size_t size = pieces[i].end - pieces[i].begin;
        if (chosen.contains(i)) continue;
        if (!chosen.contains(i - 1) || used + size > options.room) break;
        chosen.insert(i);
        used += size;
    }
    return chosen;
}

/// Adds a piece to the snippet, white space as single spaces.
void append(Snippet& snippet, const Piece& piece, std::string_view text) {
    auto mark = piece.marks.begin();
    for (std::size_t at = piece.begin; at <= piece.end; ++at) {
        if (mark != piece.marks.end() && at == mark->end) {
            snippet.marks.back().end = snippet.text.size();
            ++mark;
        }
        if (mark != piece.marks.end() && at == mark->begin) {
            snippet.marks.push_back({snippet.text.size(), snippet.text.size()});
        }
        if (at == piece.end) break;
        if (!is_space(text[at])) {
            snippet.text.push_back(text[at]);
        } else if (!snippet.text.empty() && snippet.text.back() != ' ') {
            snippet.text.push_back(' ');
        }
    }
}

}  // namespace

Snippet cut_snippet(std::string_view text, std::string_view title, const Wanted& wanted,
                    const std::vector<double>& weights, language::Analyzer& analyzer,
                    const SnippetOptions& options) {
    std::vector<Piece> pieces = pieces_of(text, find_marks(text, wanted, analyzer));
    if (pieces.size() > 1 && is_title(pieces.front(), text, title)) pieces.erase(pieces.begin());
    for (auto& piece : pieces) piece.worth = worth_of(piece.marks, weights);

    Snippet snippet;
    const auto chosen = choose(pieces, options);
    for (const auto i : chosen) {
        Piece& piece = pieces[i];
        narrow(piece, text, options.room, weights);
        const bool follows = i > 0 && chosen.contains(i - 1);
        if (!snippet.text.empty()) snippet.text.push_back(' ');
        if (piece.cut_before || (!follows && !snippet.text.empty())) {
            if (!snippet.text.ends_with("… ")) snippet.text.append(kEllipsis).push_back(' ');
        }
        append(snippet, piece, text);
        if (piece.cut_after) snippet.text.append(" ").append(kEllipsis);
    }
    return snippet;
}

}  // namespace udklip::searcher
