// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/marks.hpp"

#include <algorithm>
#include <optional>
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

void add_phrase_marks(const std::vector<Token>& tokens, const Wanted::Phrase& phrase,
                      std::vector<Mark>& marks) {
    std::vector<const Token*> words;
    for (const auto& token : tokens) {
        if (!token.variant) words.push_back(&token);
    }
    const auto equal = [](const Token* token, const std::string& term) {
        return token->word->term == term;
    };
    auto at = words.begin();
    while ((at = std::search(at, words.end(), phrase.terms.begin(), phrase.terms.end(), equal)) !=
           words.end()) {
        const auto last = at + static_cast<std::ptrdiff_t>(phrase.terms.size()) - 1;
        marks.push_back({(*at)->begin, (*last)->end, phrase.word, false});
        ++at;
    }
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
    for (const auto& phrase : wanted_->phrases()) add_phrase_marks(tokens, phrase, marks);
    return without_overlaps(std::move(marks));
}

}  // namespace udklip::searcher
