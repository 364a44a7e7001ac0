// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/snippet.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "language/sentences/sentences.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

constexpr std::string_view kEllipsis = "…";
constexpr std::size_t kBetween = 4;  // bytes between two pieces, at most: " · " or " … "

/// A sentence, or a part of one, that may be shown.
struct Piece {
    std::size_t begin;
    std::size_t end;
    std::vector<Mark> marks;  ///< within it
    double worth = 0;
    bool cut_before = false;
    bool cut_after = false;
};

/// Whether the character at `at` belongs to the one before it: a combining mark, a variation
/// selector, the second half of a joined emoji or of a flag.
bool continues_cluster(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return false;
    const auto kind_of = [](char32_t c) {
        return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
    };
    std::size_t next = at;
    const int kind = kind_of(language::next_char(text, next));
    if (kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK) return true;
    std::size_t before = at;
    const int last = kind_of(language::previous_char(text, before));
    return last == U_GCB_ZWJ || (last == U_GCB_REGIONAL_INDICATOR && kind == last);
}

/// The border of what a reader takes for one character, at `at` or before it.
std::size_t cluster_border(std::string_view text, std::size_t at) {
    at = language::char_border(text, at);
    while (continues_cluster(text, at)) language::previous_char(text, at);
    return at;
}

/// Each word of the question counts once, and a little for every further time: by its whole, or by
/// the parts that are there. A part of a longer word counts less than a word of its own. Early
/// sentences win ties.
double worth_of(std::span<const Mark> marks, const std::vector<double>& weights) {
    constexpr double kAgain = 0.05;
    constexpr double kPart = 0.8;
    std::map<std::pair<unsigned, unsigned>, double> best;
    double worth = 0;
    for (const auto& mark : marks) {
        if (mark.word >= weights.size()) continue;
        const double value = weights[mark.word] * mark.share * (mark.part ? kPart : 1.0);
        worth += value * kAgain;
        double& most = best[{mark.word, mark.aspect}];
        most = std::max(most, value);
    }
    std::vector<double> by_word(weights.size(), 0.0);
    for (const auto& [key, value] : best) {
        by_word[key.first] = std::min(weights[key.first], by_word[key.first] + value);
    }
    for (const double value : by_word) worth += value;
    return worth;
}

/// Analysing a text costs more than everything else here, so a long text is read in blocks, and
/// only until a sentence has every word of the question, or, once any mark was found, to
/// kBytesForMore.
class MarkedPieces {
  public:
    MarkedPieces(std::string_view text, MarkFinder& marks, const std::vector<double>& weights)
        : text_(text), marks_(&marks), weights_(&weights) {
        for (const auto& sentence : language::sentences(text)) {
            pieces_.push_back({sentence.begin, sentence.end, {}});
        }
        for (const double weight : weights) all_words_ += weight;
        read();
    }

    std::vector<Piece> take() { return std::move(pieces_); }

  private:
    static constexpr std::size_t kBlockBytes = 16'000;
    static constexpr std::size_t kBytesForMore = 64'000;

    /// Marks block after block.
    void read() {
        double best = 0;
        for (std::size_t first = 0; first < pieces_.size();) {
            std::size_t last = first;
            const std::size_t begin = pieces_[first].begin;
            while (last < pieces_.size() && pieces_[last].begin - begin < kBlockBytes) ++last;
            best = std::max(best, mark(first, last));
            if (best >= all_words_ || (best > 0 && pieces_[last - 1].end >= kBytesForMore)) break;
            first = last;
        }
    }

    /// Marks the pieces [first, last) and gives the worth of the best.
    double mark(std::size_t first, std::size_t last) {
        const std::size_t begin = pieces_[first].begin;
        const auto block = text_.substr(begin, pieces_[last - 1].end - begin);
        auto piece = pieces_.begin() + static_cast<std::ptrdiff_t>(first);
        for (auto i = first; i < last; ++i) pieces_[i].marks.clear();
        for (Mark mark : marks_->find(block)) {
            mark.begin += static_cast<std::uint32_t>(begin);
            mark.end += static_cast<std::uint32_t>(begin);
            while (piece->end <= mark.begin) ++piece;
            // A quotation may go on in the next sentence: each has its share of the mark.
            for (auto at = piece; at != pieces_.end() && at->begin < mark.end; ++at) {
                Mark own = mark;
                own.begin = std::max(own.begin, static_cast<std::uint32_t>(at->begin));
                own.end = std::min(own.end, static_cast<std::uint32_t>(at->end));
                if (own.begin < own.end) at->marks.push_back(own);
            }
        }
        double best = 0;
        for (auto i = first; i < last; ++i) {
            pieces_[i].worth = worth_of(pieces_[i].marks, *weights_);
            best = std::max(best, pieces_[i].worth);
        }
        return best;
    }

    std::string_view text_;
    MarkFinder* marks_;
    const std::vector<double>* weights_;
    std::vector<Piece> pieces_;
    double all_words_ = 0;
};

/// Narrows a piece to at most `room` bytes around the marks that are worth most, cut at words.
void narrow(Piece& piece, std::string_view text, std::size_t room,
            const std::vector<double>& weights) {
    if (piece.end - piece.begin <= room) return;
    std::size_t best = piece.begin;
    double best_worth = -1;
    // Marks are in order, so those of a window stand side by side, and the window moves on only.
    const std::span<const Mark> marks = piece.marks;
    std::size_t first = 0;
    std::size_t last = 0;
    for (const auto& mark : marks) {
        const std::size_t from =
            mark.begin > piece.begin + room / 4 ? mark.begin - room / 4 : piece.begin;
        while (marks[first].begin < from) ++first;
        last = std::max(last, first);
        while (last < marks.size() && marks[last].end <= from + room) ++last;
        const double worth = worth_of(marks.subspan(first, last - first), weights);
        if (worth > best_worth) best = from, best_worth = worth;
    }
    const std::size_t whole_end = piece.end;
    best = std::min(best, whole_end - room);
    if (best > piece.begin) {
        std::size_t word = best;
        while (word < best + room / 4 && !language::is_ascii_space(text[word])) ++word;
        while (word < whole_end && language::is_ascii_space(text[word])) ++word;
        piece.cut_before = true;
        piece.begin = cluster_border(text, word);
    }
    std::size_t end = std::min(whole_end, piece.begin + room);
    if (end < whole_end) {
        std::size_t word = end;
        while (word > end - room / 4 && !language::is_ascii_space(text[word])) --word;
        while (word > piece.begin && language::is_ascii_space(text[word - 1])) --word;
        piece.cut_after = true;
        piece.end = cluster_border(text, std::max(word, piece.begin + 1));
        if (piece.end <= piece.begin) piece.end = language::char_border(text, end);
    }
    std::erase_if(piece.marks, [&](const Mark& mark) {
        return mark.begin < piece.begin || mark.end > piece.end;
    });
}

/// Returns whether a piece is the title, which the reader already sees.
bool is_title(const Piece& piece, std::string_view text, std::string_view title) {
    auto sentence = text.substr(piece.begin, piece.end - piece.begin);
    if (sentence.ends_with('.')) sentence.remove_suffix(1);
    return !title.empty() && sentence == title;
}

/// Returns the indices of the pieces to show, in order of the text.
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
        used += size + kBetween;
        if (chosen.size() == options.most_pieces) break;
    }
    if (pieces.empty()) return chosen;
    // The lead, when nothing matched in the text.
    if (chosen.empty()) {
        chosen.insert(0);
        used = std::min(pieces.front().end - pieces.front().begin, options.room) + kBetween;
    }
    // Room that is left goes to what follows: a sentence reads better with its next one.
    for (std::size_t i = *chosen.begin() + 1; i < pieces.size(); ++i) {
        const std::size_t size = pieces[i].end - pieces[i].begin;
        if (chosen.contains(i)) continue;
        if (!chosen.contains(i - 1) || used + size > options.room) break;
        chosen.insert(i);
        used += size + kBetween;
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
        if (!language::is_ascii_space(text[at])) {
            snippet.text.push_back(text[at]);
        } else if (!snippet.text.empty() && snippet.text.back() != ' ') {
            snippet.text.push_back(' ');
        }
    }
}

}  // namespace

Snippet cut_snippet(std::string_view text, std::string_view title, MarkFinder& marks,
                    const std::vector<double>& weights, const SnippetOptions& options) {
    std::vector<Piece> pieces = MarkedPieces(text, marks, weights).take();
    // A logo or a section may stand above the headline.
    for (std::size_t i = 0; i < std::min<std::size_t>(3, pieces.size()); ++i) {
        if (!is_title(pieces[i], text, title)) continue;
        if (i + 1 < pieces.size())
            pieces.erase(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        break;
    }

    Snippet snippet;
    const auto chosen = choose(pieces, options);
    double best = -1;
    for (const auto i : chosen) {
        Piece& piece = pieces[i];
        narrow(piece, text, options.room, weights);
        if (piece.worth > best && !piece.marks.empty()) {
            best = piece.worth;
            snippet.at = piece.marks.front().begin;
        }
        const bool follows = i > 0 && chosen.contains(i - 1);
        if (!snippet.text.empty()) {
            // A headline or a list item has no full stop of its own to end it.
            const bool ended = std::string_view(".!?…:;,\"'").find(snippet.text.back()) !=
                                   std::string_view::npos ||
                               static_cast<unsigned char>(snippet.text.back()) >= 0x80;
            snippet.text += ended || !follows ? " " : " · ";
        }
        if (piece.cut_before || (!follows && !snippet.text.empty())) {
            if (!snippet.text.ends_with("… ")) snippet.text.append(kEllipsis).push_back(' ');
        }
        append(snippet, piece, text);
        if (piece.cut_after) snippet.text.append(" ").append(kEllipsis);
    }
    return snippet;
}

}  // namespace udklip::searcher
