// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/spellings.hpp"

#include <unordered_map>

#include "language/unknown_words.hpp"

namespace udklip::language {
namespace data {
extern const std::span<const std::string_view> spellings;
}
namespace {

struct Spellings {
    std::unordered_map<std::string, std::string_view> plain;
    std::vector<SpellingGroup> groups;

    Spellings() {
        for (std::string_view line : data::spellings) {
            const std::string_view first = line.substr(0, line.find(' '));
            groups.push_back({first, {}});
            while (line.find(' ') != std::string_view::npos) {
                line.remove_prefix(line.find(' ') + 1);
                const std::string_view word = line.substr(0, line.find(' '));
                plain.emplace(word, first);
                // An unknown word is known by its stem; an abbreviation has no other form.
                constexpr std::size_t kInflected = 5;
                if (word.size() >= kInflected) plain.emplace(guess_lemma(word), first);
                groups.back().others.push_back(word);
            }
        }
    }
};

const Spellings& all() {
    static const Spellings spellings;
    return spellings;
}

}  // namespace

std::string_view plain_spelling(std::string_view word) {
    const auto found = all().plain.find(std::string(word));
    return found == all().plain.end() ? std::string_view{} : found->second;
}

const std::vector<SpellingGroup>& spelling_groups() {
    return all().groups;
}

std::string modern_spelling(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::string_view pair = word.substr(at, 2);
        const std::string_view letter = pair == "ae"   ? "æ"
                                        : pair == "oe" ? "ø"
                                        : pair == "aa" ? "å"
                                                       : "";
        if (letter.empty()) {
            out.push_back(word[at]);
        } else {
            out.append(letter);
            ++at;
        }
    }
    return out;
}

}  // namespace udklip::language
