// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/shared_beginnings.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexicon_format.hpp"
#include "language/word_filter.hpp"

namespace udklip::language {
namespace {

void lower(std::size_t& shared, std::size_t bound) {
    shared = std::min(shared, bound);
}

std::size_t same_beginning(std::string_view a, std::string_view b) {
    const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
    return static_cast<std::size_t>(differ - a.begin());
}

/// Returns true for every possible first part; the splitter takes fewer, depending on the word.
bool may_be_first_part(const Vocabulary& vocabulary, const std::string& text) {
    constexpr std::size_t kUnknownBytes = 4;
    if (text.size() >= kUnknownBytes || vocabulary.first_parts.contains(text)) return true;
    const auto lemma = vocabulary.find_lemma(text);
    return lemma != Vocabulary::kNone && vocabulary.lemmas[lemma].is(WordClass::kName);
}

/// Considers the forms of the dictionary, alone and as first parts.
void compare_forms(Vocabulary& vocabulary, const std::vector<std::string>& bare) {
    const auto see = [&](const std::string& form, const std::vector<RawReading>& readings) {
        const std::string bare_form = bare_word(form);
        for (const RawReading& reading : readings) {
            lower(vocabulary.lemmas[reading.lemma].shared,
                  same_beginning(bare[reading.lemma], bare_form));
        }
    };
    for (const auto& [form, readings] : vocabulary.forms) see(form, readings);
    for (const auto& [text, part] : vocabulary.first_parts) see(text, part.readings);
}

/// Considers the last parts of known forms. A form is split where its lemma is, which may give the
/// last part another lemma: benefice|rede, of benefice|ret, has the part ret.
void consider_split_forms(Vocabulary& vocabulary, const std::vector<std::string>& bare) {
    std::vector<std::size_t> of_forms;
    for (const RawLemma& lemma : vocabulary.lemmas) of_forms.push_back(lemma.shared);
    for (std::size_t i = 0; i < bare.size(); ++i) {
        if (of_forms[i] == bare[i].size()) continue;  // it is the beginning of all its forms
        const std::string& text = vocabulary.lemmas[i].text;
        for (std::size_t at = 1; at < text.size(); ++at) {
            const auto last = vocabulary.forms.find(text.substr(at));
            const std::string first = text.substr(0, at);
            if (last == vocabulary.forms.end() || !may_be_first_part(vocabulary, first)) continue;
            const std::size_t left = of_forms[i] - std::min(of_forms[i], bare_word(first).size());
            for (const RawReading& reading : last->second) {
                lower(vocabulary.lemmas[reading.lemma].shared, left);
            }
        }
    }
}

/// Considers forms that are not in the dictionary: a compound is inflected like its last part.
void consider_last_parts(Vocabulary& vocabulary) {
    // Shorter lemmas first, so that the last parts of a last part are done before it.
    std::vector<RawLemma*> by_length;
    for (RawLemma& lemma : vocabulary.lemmas) by_length.push_back(&lemma);
    std::stable_sort(by_length.begin(), by_length.end(), [](const RawLemma* a, const RawLemma* b) {
        return a->text.size() < b->text.size();
    });
    for (RawLemma* lemma : by_length) {
        const std::string_view text = lemma->text;
        for (std::size_t at = 1; at < text.size(); ++at) {
            const auto last = vocabulary.find_lemma(text.substr(at));
            if (last == Vocabulary::kNone) continue;
            lower(lemma->shared,
                  bare_word(text.substr(0, at)).size() + vocabulary.lemmas[last].shared);
        }
    }
}

}  // namespace

void find_shared_beginnings(Vocabulary& vocabulary) {
    std::vector<std::string> bare;
    for (RawLemma& lemma : vocabulary.lemmas) {
        bare.push_back(bare_word(lemma.text));
        lemma.shared = std::min(bare.back().size(), format::kMostShared);
    }
    compare_forms(vocabulary, bare);
    consider_split_forms(vocabulary, bare);
    consider_last_parts(vocabulary);
}

}  // namespace udklip::language
