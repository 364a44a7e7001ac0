// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/telling_forms.hpp"

#include <algorithm>
#include <utility>

#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

/// Returns the form that is counted most often; of several the first in byte order.
std::string commonest(const std::map<std::string, std::uint32_t>& forms) {
    const auto best =
        std::max_element(forms.begin(), forms.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == forms.end() ? std::string() : best->first;
}

std::uint32_t sum_of(const std::map<std::string, std::uint32_t>& forms) {
    std::uint32_t sum = 0;
    for (const auto& [form, count] : forms) sum += count;
    return sum;
}

/// Whether a word may have its capital because a sentence, a line or a quotation begins with it.
bool may_begin_sentence(std::string_view text, std::size_t begin) {
    while (begin > 0) {
        const char32_t before = language::previous_char(text, begin);
        if (before == U'\n') return true;
        if (language::is_space(before)) continue;
        return !language::is_letter(before) && !language::is_digit(before) && before != U',';
    }
    return true;
}

/// Whether two words are parted by a space alone.
bool stand_together(std::string_view text, std::uint32_t end, std::uint32_t begin) {
    return begin == end + 1 && text[end] == ' ';
}

}  // namespace

TellingForms::TellingForms(const std::vector<TellingTerm>& terms, language::Analyzer& analyzer)
    : analyzer_(&analyzer), filter_(analyzer.filter()), uses_(terms.size()) {
    for (std::size_t i = 0; i < terms.size(); ++i) {
        places_.emplace(terms[i].lemma, i);
        filter_.add_lemma(terms[i].lemma);
    }
}

/// The most likely of its lemmas that is one of the terms.
std::optional<std::size_t> TellingForms::term_of(const language::Token& token) const {
    for (const auto& key : token.word->lemmas) {
        const auto place = places_.find(key.text);
        if (place != places_.end()) return place->second;
    }
    return std::nullopt;
}

void TellingForms::count_parts(const language::Word& word) {
    for (const auto& part : word.parts) {
        for (const auto& key : part.lemmas) {
            const auto place = places_.find(key.text);
            if (place != places_.end()) ++uses_[place->second].inside;
        }
    }
}

void TellingForms::read(std::string_view text) {
    struct Last {
        std::size_t term;
        std::uint32_t end;
        std::uint32_t position;
        std::string form;
    };
    std::optional<Last> last;
    std::uint32_t done = 0;  // the position whose word was taken
    for (const auto& token : analyzer_->analyze(text, filter_)) {
        if (token.position == done) continue;
        const auto term = term_of(token);
        if (!token.variant) count_parts(*token.word);
        // Half of *klima- og energiministeren* is no form of *klimaminister*.
        const bool hangs = token.variant && text.substr(token.end).starts_with('-');
        if (!term || hangs) continue;
        done = token.position;
        Use& use = uses_[*term];
        const std::string lower =
            language::to_lower(text.substr(token.begin, token.end - token.begin));
        const std::string written(text.substr(token.begin, token.end - token.begin));
        ++use.times;
        ++use.lower[lower];
        const bool begins = may_begin_sentence(text, token.begin);
        if (written == lower) {
            ++use.small;
        } else {
            ++use.capitals[written];
            if (!begins) ++use.capital;
        }
        const std::string& form = begins ? lower : written;
        if (last && last->position + 1 == token.position &&
            stand_together(text, last->end, token.begin)) {
            ++pairs_[{last->term, *term}][last->form + " " + form];
        }
        last = Last{*term, token.end, token.position, form};
    }
}

std::optional<std::string> TellingForms::written(std::size_t term) const {
    const Use& use = uses_[term];
    if (use.times == 0 || use.inside > use.times) return std::nullopt;
    return is_name(term) ? commonest(use.capitals) : commonest(use.lower);
}

bool TellingForms::is_name(std::size_t term) const {
    const Use& use = uses_[term];
    return use.capital > use.small || use.small == 0;
}

bool TellingForms::is_share(std::uint32_t times, std::size_t term, double part) const {
    return times >= part * uses_[term].times;
}

std::optional<TellingPair> TellingForms::partner(std::size_t term) const {
    constexpr std::uint32_t kLeast = 3;
    constexpr double kMostly = .5;
    constexpr double kOften = .25;
    std::optional<TellingPair> best;
    std::uint32_t most = kLeast - 1;
    for (const auto& [pair, forms] : pairs_) {
        const auto& [first, second] = pair;
        if ((first != term && second != term) || first == second) continue;
        const std::uint32_t times = sum_of(forms);
        if (times <= most || !is_share(times, term, kMostly)) continue;
        if (!is_share(times, first, kOften) || !is_share(times, second, kOften)) continue;
        most = times;
        best = TellingPair{first, second, commonest(forms), is_share(times, first, kMostly),
                           is_share(times, second, kMostly)};
    }
    return best;
}

}  // namespace udklip::searcher
