// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/marks.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "store/schema.hpp"

namespace udklip::searcher {
namespace {

using language::Token;
using language::Word;

/// What a word has to do with the question: the whole of it, or parts. Worked out once a word.
struct WordMatch {
    std::optional<Wanted::Target> whole;
    struct Part {
        std::uint32_t begin, end;
        Wanted::Target target;
    };
    std::vector<Part> parts;
};

class Matcher {
  public:
    explicit Matcher(const Wanted& wanted) : wanted_(&wanted) {}

    const WordMatch& match(const Word& word) {
        const auto known = known_.find(&word);
        if (known != known_.end()) return known->second;
        return known_.emplace(&word, compare(word)).first->second;
    }

  private:
    std::optional<Wanted::Target> find(std::string_view prefix, const std::string& text) const {
        const auto found = wanted_->terms().find(store::term(prefix, text));
        if (found == wanted_->terms().end()) return std::nullopt;
        return found->second;
    }

    std::optional<Wanted::Target> find_any(const std::vector<language::Key>& keys) const {
        for (const auto& key : keys) {
            if (const auto target = find(store::prefix::lemma, key.text)) return target;
        }
        return std::nullopt;
    }

    WordMatch compare(const Word& word) const {
        WordMatch match;
        match.whole = find_any(word.lemmas);
        if (!match.whole && !word.term.empty()) match.whole = find("", word.term);
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

void Wanted::add_term(const std::string& term, unsigned word, unsigned aspect, double share) {
    terms_.emplace(term, Target{word, aspect, share});
}

void Wanted::add_phrase(std::vector<std::string> terms, unsigned word) {
    phrases_.push_back({std::move(terms), word});
}

MarkFinder::MarkFinder(const Wanted& wanted, language::Analyzer& analyzer)
    : wanted_(&wanted), analyzer_(&analyzer), filter_(analyzer.filter()) {
    for (const auto& [term, target] : wanted.terms()) {
        const std::string_view text = term;
        if (store::is_hashed(text)) {
            filter_.add_lemma({});  // which words have it is not to be told from a hash
        } else if (text.starts_with(store::prefix::lemma)) {
            filter_.add_lemma(text.substr(store::prefix::lemma.size()));
        } else {
            filter_.add_written(text);
        }
    }
    for (const auto& phrase : wanted.phrases()) {
        for (const auto& term : phrase.terms) filter_.add_written(term);
    }
}

std::vector<Mark> MarkFinder::find(std::string_view text) {
    std::vector<Mark> marks;
    if (wanted_->empty()) return marks;
    Matcher matcher(*wanted_);
    const auto& tokens = analyzer_->analyze(text, filter_);
    for (const auto& token : tokens) {
        const WordMatch& match = matcher.match(*token.word);
        if (match.whole) {
            marks.push_back({token.begin, token.end, match.whole->word, false, match.whole->aspect,
                             match.whole->share});
        } else {
            for (const auto& part : match.parts) {
                marks.push_back({token.begin + part.begin, token.begin + part.end, part.target.word,
                                 true, part.target.aspect, part.target.share});
            }
        }
    }
    for (const auto& phrase : wanted_->phrases()) add_phrase_marks(tokens, phrase, marks);
    return without_overlaps(std::move(marks));
}

}  // namespace udklip::searcher
