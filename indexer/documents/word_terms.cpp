// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/word_terms.hpp"

#include <algorithm>

#include "store/layout/lead.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace prefix = store::prefix;
namespace {

struct Prefixes {
    std::string_view written;
    std::string_view key;
};

Prefixes prefixes_of(WordTerms::Place place) {
    switch (place) {
        case WordTerms::Place::text:
            return {"", prefix::lemma};
        case WordTerms::Place::lead:
            return {"", prefix::lead};
        case WordTerms::Place::title:
            return {prefix::title, prefix::title_lemma};
        case WordTerms::Place::furniture:
            return {prefix::furniture, prefix::furniture_lemma};
        case WordTerms::Place::capitals:
            break;
    }
    return {prefix::exact, ""};
}

}  // namespace

void WordTerms::use(std::uint32_t generation) {
    if (word_generation_ == generation && term_generation_ == numbers_->generation()) return;
    word_generation_ = generation;
    term_generation_ = numbers_->generation();
    begins_.clear();
    runs_.resize(1);
}

WordTerms::Run WordTerms::of(const language::Word& word, Place place) {
    if (word.number == 0) {
        passing_.clear();
        append(word, place, passing_);
        return run_at(passing_);
    }
    if (word.number >= begins_.size()) {
        begins_.resize(std::max<std::size_t>(word.number + 1, 2 * begins_.size()));
    }
    std::uint32_t& begin = begins_[word.number][static_cast<std::size_t>(place)];
    if (begin == 0) {
        begin = static_cast<std::uint32_t>(runs_.size());
        append(word, place, runs_);
    }
    return run_at(std::span(runs_).subspan(begin));
}

WordTerms::Run WordTerms::run_at(std::span<const std::uint32_t> numbers) {
    return {numbers[1], numbers.subspan(2, numbers[0])};
}

/// Appends how many keys there are, the written word's number, the keys' numbers.
void WordTerms::append(const language::Word& word, Place place, std::vector<std::uint32_t>& out) {
    const Prefixes prefixes = prefixes_of(place);
    const std::size_t begin = out.size();
    out.push_back(0);
    const bool is_written = place != Place::lead && !word.term.empty();
    const bool with_capitals = place == Place::capitals && !word.capitals.empty();
    const std::string& written = with_capitals ? word.capitals : word.term;
    out.push_back(is_written ? number(prefixes.written, written) : kNone);
    if (place == Place::capitals) return;
    const auto add = [&](const std::vector<language::Key>& keys) {
        for (const auto& key : keys) out.push_back(number(prefixes.key, key.text));
    };
    add(word.lemmas);
    for (const auto& part : word.parts) add(part.lemmas);
    out[begin] = static_cast<std::uint32_t>(out.size() - begin - 2);
}

std::uint32_t WordTerms::number(std::string_view prefix, std::string_view text) {
    term_.clear();
    store::append_term(term_, prefix, text);
    return numbers_->number_of(term_);
}

}  // namespace udklip::indexer
