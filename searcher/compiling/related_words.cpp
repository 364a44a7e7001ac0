// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/related_words.hpp"

#include <algorithm>
#include <cstddef>

namespace udklip::searcher {
namespace {

constexpr std::size_t kShortestStem = 3;

/// The word without the ending; empty if it has another one, or if too little is left.
std::string_view stem_of(std::string_view word, std::string_view ending) {
    if (!word.ends_with(ending) || word.size() < ending.size() + kShortestStem) return {};
    return word.substr(0, word.size() - ending.size());
}

std::vector<std::string> nouns_of_verb(std::string_view verb) {
    const std::string stem(stem_of(verb, "e"));
    if (stem.empty()) return {};
    std::vector<std::string> nouns = {stem + "ning", stem + "ing", stem + "else"};
    if (stem[stem.size() - 1] == stem[stem.size() - 2]) {
        const std::string single = stem.substr(0, stem.size() - 1);  // bygge: bygning
        nouns.push_back(single + "ning");
        nouns.push_back(single + "else");
    }
    const std::string_view foreign = stem_of(verb, "ere");
    if (!foreign.empty()) nouns.emplace_back(foreign);
    return nouns;
}

std::vector<std::string> verbs_of_noun(std::string_view noun) {
    std::vector<std::string> verbs;
    const std::string stem(stem_of(noun, "ning"));
    if (!stem.empty()) {
        verbs.push_back(stem + "e");
        verbs.push_back(stem + stem.back() + "e");  // bygning: bygge
    }
    const std::string_view other = stem_of(noun, "ing");
    if (!other.empty()) verbs.push_back(std::string(other) + "e");
    return verbs;
}

}  // namespace

std::vector<std::string> action_words(const language::Analyzer& analyzer, std::string_view lemma) {
    std::vector<std::string> words;
    if (analyzer.may_be_verb(lemma)) words = nouns_of_verb(lemma);  // værre has no værelse
    std::erase_if(words, [&](const std::string& noun) { return !analyzer.knows(noun); });
    for (auto& verb : verbs_of_noun(lemma)) {
        if (analyzer.may_be_verb(verb)) words.push_back(std::move(verb));
    }
    return words;
}

std::vector<std::string> nouns_of_stop_word(language::Analyzer& analyzer,
                                            std::string_view stop_word) {
    const std::string word(stop_word);
    for (const char* ending : {"n", "en", "et", "t"}) {
        const std::string definite = word + ending;
        if (!analyzer.knows(definite)) continue;
        for (const auto& token : analyzer.analyze(definite)) {
            const auto& lemmas = token.word->lemmas;
            if (std::any_of(lemmas.begin(), lemmas.end(),
                            [&](const auto& key) { return key.likely && key.text == word; })) {
                return {word};
            }
        }
    }
    return {};
}

}  // namespace udklip::searcher
