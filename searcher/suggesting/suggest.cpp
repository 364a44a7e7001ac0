// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/suggesting/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"
#include "searcher/query/field_names.hpp"
#include "searcher/suggesting/correction.hpp"

namespace udklip::searcher {
namespace {

/// Most words of a question that are considered, and most combinations of corrections that are
/// tried.
constexpr std::size_t kMostWords = 10;
constexpr std::size_t kMostTrials = 4;

/// A word of letters in the question.
struct QuestionWord {
    QuerySpan at;
    std::string word;       ///< in small letters
    bool has_left = false;  ///< only white space between it and the word before
};

/// The corrections for one place, the best first.
struct PlaceCorrections {
    QuerySpan at;
    std::vector<Correction> corrections;
};

class QuestionWords {
  public:
    QuestionWords(std::string_view question, language::Analyzer& analyzer)
        : question_(question), analyzer_(&analyzer) {}

    void collect(const Node& node);
    const std::vector<QuestionWord>& all() const { return places_; }

  private:
    void add_words(const Node& node, bool has_left);
    bool only_space(std::size_t begin, std::size_t end) const {
        return language::trim(question_.substr(begin, end - begin)).empty();
    }

    std::string_view question_;
    language::Analyzer* analyzer_;
    std::vector<QuestionWord> places_;
};

bool is_letters(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        if (!language::is_letter(language::next_char(word, at))) return false;
    }
    return !word.empty();
}

/// *kidle* in kidle:KL: a note says that kilde: was meant.
bool is_meant_as_field(std::string_view word, std::string_view behind) {
    return behind.size() > 1 && behind[0] == ':' && behind[1] != ' ' &&
           nearest_field_name(word).has_value();
}

void QuestionWords::add_words(const Node& node, bool has_left) {
    // A span holds signs as well that are no part of the word.
    const std::size_t begin = question_.find(node.text, node.at.begin);
    if (begin == std::string_view::npos || begin + node.text.size() > node.at.end) return;
    const std::vector<language::Token> tokens = analyzer_->analyze(node.text);
    const bool chain = !tokens.empty() && tokens.front().position != tokens.back().position;
    for (const auto& token : tokens) {
        if (token.variant || places_.size() >= kMostWords) continue;
        const QuerySpan at{begin + token.begin, begin + token.end};
        const std::string word = language::to_lower(question_.substr(at.begin, at.end - at.begin));
        if (is_letters(word) && !is_meant_as_field(word, question_.substr(at.end)))
            places_.push_back({at, word, has_left && !chain});
    }
}

void QuestionWords::collect(const Node& node) {
    switch (node.kind) {
        case NodeKind::word:
            add_words(node, false);
            return;
        case NodeKind::sequence:
        case NodeKind::all:
        case NodeKind::any:
        case NodeKind::near:
            break;
        default:
            return;
    }
    const Node* before = nullptr;
    for (const auto& child : node.children) {
        if (child.kind == NodeKind::word) {
            const bool has_left = node.kind == NodeKind::sequence && before != nullptr &&
                                  !places_.empty() && before->at.begin <= places_.back().at.begin &&
                                  only_space(places_.back().at.end, child.at.begin);
            add_words(child, has_left);
        } else {
            collect(child);
        }
        before = child.kind == NodeKind::word ? &child : nullptr;
    }
}

std::vector<PlaceCorrections> choices_for(const std::vector<QuestionWord>& places,
                                          const WordCorrector& corrector) {
    std::vector<PlaceCorrections> choices;
    std::size_t hopeless = 0;  // words that are doubted and near no other
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i + 1 < places.size() && places[i + 1].has_left) {
            if (auto joined = corrector.join(places[i].word, places[i + 1].word)) {
                choices.push_back(
                    {{places[i].at.begin, places[i + 1].at.end}, {std::move(*joined)}});
                ++i;
                continue;
            }
        }
        auto corrections = corrector.correct(places[i].word);
        if (!corrections.empty()) {
            choices.push_back({places[i].at, std::move(corrections)});
        } else if (corrector.doubts(places[i].word)) {
            ++hopeless;
        }
    }
    // A question in another language makes no sense with a few Danish words in it.
    const bool foreign =
        hopeless > choices.size() && 2 * (hopeless + choices.size()) > places.size();
    if (foreign) choices.clear();
    return choices;
}

/// Compounds that no article has, as the words that they are made of.
std::vector<PlaceCorrections> taken_apart(const std::vector<QuestionWord>& places,
                                          const WordCorrector& corrector) {
    std::vector<PlaceCorrections> choices;
    for (const auto& place : places) {
        if (auto apart = corrector.take_apart(place.word)) {
            choices.push_back({place.at, {std::move(*apart)}});
        }
    }
    return choices;
}

std::string in_capitals(std::string_view text, bool all) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t letter = language::next_char(text, at);
        language::append_char(out, all || out.empty() ? language::upper_of(letter) : letter);
    }
    return out;
}

/// Copies the capitals of the text that is replaced: Komune, KOMUNE.
std::string written_like(std::string_view typed, const std::string& text) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    bool first = false;
    for (std::size_t at = 0; at < typed.size(); ++letters) {
        const bool upper = language::is_upper(language::next_char(typed, at));
        if (letters == 0) first = upper;
        capitals += upper ? 1 : 0;
    }
    if (letters > 1 && capitals == letters) return in_capitals(text, true);
    return first ? in_capitals(text, false) : text;
}

/// Returns the question with correction number `picks[i]` at the ith place.
std::string rewritten(std::string_view question, const std::vector<PlaceCorrections>& choices,
                      const std::vector<std::size_t>& picks) {
    std::string out;
    std::size_t copied = 0;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const QuerySpan at = choices[i].at;
        out += question.substr(copied, at.begin - copied);
        out += written_like(question.substr(at.begin, at.end - at.begin),
                            choices[i].corrections[picks[i]].text);
        copied = at.end;
    }
    return out.append(question.substr(copied));
}

bool finds_clearly_more(const AnswerSize& suggested, const AnswerSize& typed) {
    if (suggested.articles == 0) return false;
    if (typed.articles == 0) return true;
    if (typed.relaxed) return !suggested.relaxed || suggested.articles > typed.articles;
    return !suggested.relaxed && suggested.articles / kClearlyMore >= typed.articles;
}

/// Returns the first combination of corrections that finds clearly more.
std::optional<std::string> try_out(std::string_view question,
                                   const std::vector<PlaceCorrections>& choices,
                                   const AnswerSize& found, const Ask& ask) {
    if (choices.empty()) return std::nullopt;
    // The best of each; if that finds nothing, the second best at one place or another.
    std::vector<std::vector<std::size_t>> trials(1, std::vector<std::size_t>(choices.size(), 0));
    for (std::size_t i = 0; i < choices.size(); ++i) {
        for (std::size_t pick = 1; pick < choices[i].corrections.size(); ++pick) {
            trials.push_back(trials.front());
            trials.back()[i] = pick;
        }
    }
    if (trials.size() > kMostTrials) trials.resize(kMostTrials);
    for (const auto& picks : trials) {
        std::string suggestion = rewritten(question, choices, picks);
        if (finds_clearly_more(ask(suggestion), found)) return suggestion;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> suggest(const Xapian::Database& db, language::Analyzer& analyzer,
                                   const Node& root, std::string_view question,
                                   const AnswerSize& found, const Ask& ask) {
    QuestionWords places(question, analyzer);
    places.collect(root);
    const WordCorrector corrector(db, analyzer);
    auto suggestion = try_out(question, choices_for(places.all(), corrector), found, ask);
    if (suggestion || found.articles > 0) return suggestion;
    return try_out(question, taken_apart(places.all(), corrector), found, ask);
}

}  // namespace udklip::searcher
