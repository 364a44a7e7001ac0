// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/wanted.hpp"

#include <string_view>
#include <utility>

#include "store/layout/schema.hpp"

namespace udklip::searcher {

void Wanted::add_term(const std::string& term, unsigned word, unsigned aspect, double share) {
    terms_.emplace(term, Aspect{word, aspect, share});
}

void Wanted::add_phrase(std::vector<std::string> terms, unsigned word,
                        std::vector<std::string> capitals) {
    phrases_.push_back({std::move(terms), word, std::move(capitals)});
}

std::optional<Wanted::Aspect> Wanted::find(const std::string& term) const {
    const auto found = terms_.find(term);
    if (found == terms_.end()) return std::nullopt;
    return found->second;
}

std::optional<Wanted::Aspect> Wanted::find_lemma(const std::string& lemma) const {
    return find(store::term(store::prefix::lemma, lemma));
}

std::optional<Wanted::Aspect> Wanted::find_written(const std::string& word) const {
    return find(store::term("", word));
}

void Wanted::add_to(language::WordFilter& filter) const {
    for (const auto& [term, aspect] : terms_) {
        const std::string_view text = term;
        if (store::is_hashed(text)) {
            filter.add_lemma({});  // a hash does not tell which words have it
        } else if (text.starts_with(store::prefix::lemma)) {
            filter.add_lemma(text.substr(store::prefix::lemma.size()));
        } else {
            filter.add_written(text);
        }
    }
    for (const auto& phrase : phrases_) {
        for (const auto& term : phrase.terms) filter.add_written(term);
    }
}

}  // namespace udklip::searcher
