// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/marks.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

namespace udklip::searcher {
namespace {

using language::Token;
using language::Word;

/// How a word of the text matches the question: as a whole, or by parts. Computed once for each
/// word.
struct WordMatch {
    std::optional<Wanted::Aspect> whole;
    struct FoundPart {
        std::uint32_t begin, end;
        Wanted::Aspect aspect;
    };
    std::vector<FoundPart> parts;
};

class WordComparer {
  public:
    explicit WordComparer(const Wanted& wanted) : wanted_(&wanted) {}

    const WordMatch& match(const Word& word) {
        const auto known = known_.find(&word);
        if (known != known_.end()) return known->second;
        return known_.emplace(&word, compare(word)).first->second;
    }

  private:
    std::optional<Wanted::Aspect> find_any(const std::vector<language::Key>& keys) const {
        for (const auto& key : keys) {
            if (const auto aspect = wanted_->find_lemma(key.text)) return aspect;
        }
        return std::nullopt;
    }

    WordMatch compare(const Word& word) const {
        WordMatch match;
        match.whole = find_any(word.lemmas);
        if (!match.whole && !word.term.empty()) match.whole = wanted_->find_written(word.term);
        if (match.whole) return match;
        for (const auto& part : word.parts) {
            if (const auto asked = find_any(part.lemmas)) {
                match.parts.push_back({part.begin, part.end, *asked});
            }
        }
        return match;
    }

    const Wanted* wanted_;
    std::unordered_map<const Word*, WordMatch> known_;
};

/// The tokens of one position.
using Position = std::span<const Token>;

/// The token of the position that is word number `i` of the phrase; null if none is.
const Token* find_word(Position position, const Wanted::Phrase& phrase, std::size_t i) {
    for (const auto& token : position) {
        if (token.word->term != phrase.terms[i]) continue;
        if (phrase.capitals.empty() || token.word->capitals == phrase.capitals[i]) return &token;
    }
    return nullptr;
}

/// Whether a paragraph ends between two words, so that no phrase has both.
bool has_blank_line(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin >= end) return false;
    const std::string_view between = text.substr(begin, end - begin);
    return std::count(between.begin(), between.end(), '\n') > 1;
}

void add_phrase_marks(std::string_view text, const std::vector<Position>& positions,
                      const Wanted::Phrase& phrase, std::vector<Mark>& marks) {
    const std::size_t size = phrase.terms.size();
    for (std::size_t first = 0; first + size <= positions.size(); ++first) {
        const Token* begin = find_word(positions[first], phrase, 0);
        if (begin == nullptr) continue;
        const Token* end = begin;
        for (std::size_t i = 1; i < size && end != nullptr; ++i) {
            const bool follows =
                !has_blank_line(text, end->end, positions[first + i].front().begin);
            end = follows ? find_word(positions[first + i], phrase, i) : nullptr;
        }
        if (end != nullptr) marks.push_back({begin->begin, end->end, phrase.word, false});
    }
}

std::vector<Position> positions_of(const std::vector<Token>& tokens) {
    std::vector<Position> positions;
    for (std::size_t first = 0, last = 0; first < tokens.size(); first = last) {
        while (last < tokens.size() && tokens[last].position == tokens[first].position) ++last;
        positions.emplace_back(tokens.data() + first, last - first);
    }
    return positions;
}

/// Longer marks win over shorter ones that they cover; parts of one word that touch become one.
std::vector<Mark> without_overlaps(std::vector<Mark> marks) {
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Mark> kept;
    for (const auto& mark : marks) {
        if (kept.empty() || mark.begin > kept.back().end) {
            kept.push_back(mark);
        } else if (mark.begin == kept.back().end) {
            const bool alike = mark.word == kept.back().word && mark.part == kept.back().part;
            if (alike) {
                kept.back().end = mark.end;
            } else {
                kept.push_back(mark);
            }
        }
    }
    return kept;
}

}  // namespace

MarkFinder::MarkFinder(const Wanted& wanted, language::Analyzer& analyzer)
    : wanted_(&wanted), analyzer_(&analyzer), filter_(analyzer.filter()) {
    wanted.add_to(filter_);
}

std::vector<Mark> MarkFinder::find(std::string_view text) {
    std::vector<Mark> marks;
    if (wanted_->empty()) return marks;
    WordComparer comparer(*wanted_);
    const auto& tokens = analyzer_->analyze(text, filter_);
    for (const auto& token : tokens) {
        const WordMatch& match = comparer.match(*token.word);
        if (match.whole) {
            marks.push_back({token.begin, token.end, match.whole->word, false, match.whole->aspect,
                             match.whole->share});
        } else {
            for (const auto& part : match.parts) {
                marks.push_back({token.begin + part.begin, token.begin + part.end, part.aspect.word,
                                 true, part.aspect.aspect, part.aspect.share});
            }
        }
    }
    if (!wanted_->phrases().empty()) {
        const std::vector<Position> positions = positions_of(tokens);
        for (const auto& phrase : wanted_->phrases())
            add_phrase_marks(text, positions, phrase, marks);
    }
    return without_overlaps(std::move(marks));
}

}  // namespace udklip::searcher
