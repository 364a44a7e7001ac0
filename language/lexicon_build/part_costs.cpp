// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/part_costs.hpp"

#include <algorithm>
#include <cmath>

namespace udklip::language {
namespace {

constexpr int kRounds = 6;
constexpr float kWholeBase = 2.0F;
constexpr float kWholePerLetter = 2.6F;
constexpr float kRareShortHead = 2.0F;     ///< the same for last parts, which are fewer
constexpr float kRareAttestedPart = 4.0F;  ///< parts without a flag need this
constexpr float kRareShortPart = 0.3F;     ///< three letters need to be seen this often

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

/// A way to read a lemma as a compound of two.
struct Way {
    RawFirstPart* first;
    std::uint32_t head;
};

struct Candidate {
    float whole_cost;
    std::vector<Way> ways;
};

bool may_be_head(const Vocabulary& vocabulary, const WordLists& lists, std::uint32_t lemma) {
    const RawLemma& head = vocabulary.lemmas[lemma];
    const std::size_t letters = letters_in(head.text);
    if (letters < 2 || lists.stop_heads.contains(head.text)) return false;
    if (letters == 2 && !lists.short_last.contains(head.text)) return false;
    return head.is(WordClass::kNoun) || head.is(WordClass::kVerb) || head.is(WordClass::kAdjective);
}

std::vector<Candidate> candidates(Vocabulary& vocabulary, const WordLists& lists) {
    std::vector<Candidate> out;
    for (const RawLemma& lemma : vocabulary.lemmas) {
        const bool splittable = lemma.is(WordClass::kNoun) || lemma.is(WordClass::kVerb) ||
                                lemma.is(WordClass::kAdjective);
        if (!splittable || lemma.atomic || lemma.text.find('-') != std::string::npos) continue;
        Candidate candidate;
        candidate.whole_cost =
            kWholeBase + kWholePerLetter * static_cast<float>(letters_in(lemma.text));
        for (std::size_t at = 2; at + 2 <= lemma.text.size(); ++at) {
            const auto first = vocabulary.first_parts.find(lemma.text.substr(0, at));
            if (first == vocabulary.first_parts.end()) continue;
            const std::uint32_t head = vocabulary.find_lemma(lemma.text.substr(at));
            if (head == Vocabulary::kNone || !may_be_head(vocabulary, lists, head)) continue;
            candidate.ways.push_back({&first->second, head});
        }
        if (!candidate.ways.empty()) out.push_back(std::move(candidate));
    }
    return out;
}

/// One round of EM: the votes by the present counts become the next counts.
void share_votes(Vocabulary& vocabulary, const std::vector<Candidate>& all) {
    const float first_total = total_first_count(vocabulary);
    const float head_total = total_head_count(vocabulary);
    std::vector<std::vector<float>> shares;
    shares.reserve(all.size());
    for (const Candidate& candidate : all) {
        std::vector<float>& share = shares.emplace_back();
        float sum = std::exp(-candidate.whole_cost);
        for (const Way& way : candidate.ways) {
            const float cost = part_cost(way.first->count, first_total) +
                               part_cost(vocabulary.lemmas[way.head].head_count, head_total);
            // cppcheck-suppress invalidContainerReference ; `shares` grows only where `share`
            // begins
            share.push_back(std::exp(-cost));
            sum += share.back();
        }
        for (float& weight : share) weight /= sum;
    }
    for (auto& [text, part] : vocabulary.first_parts) part.count = 0;
    for (RawLemma& lemma : vocabulary.lemmas) lemma.head_count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t k = 0; k < all[i].ways.size(); ++k) {
            all[i].ways[k].first->count += shares[i][k];
            vocabulary.lemmas[all[i].ways[k].head].head_count += shares[i][k];
        }
    }
}

/// Two letters end a compound only if they are listed, three only if they often do.
void forbid_rare_short_heads(Vocabulary& vocabulary, const WordLists& lists) {
    for (auto& [form, readings] : vocabulary.forms) {
        const std::size_t letters = letters_in(form);
        if (letters > 3) continue;
        for (RawReading& reading : readings) {
            const RawLemma& lemma = vocabulary.lemmas[reading.lemma];
            const bool listed = letters == 2 && lists.short_last.contains(form);
            const bool often = letters == 3 && lemma.head_count >= kRareShortHead;
            reading.may_be_last = reading.may_be_last && (listed || often);
        }
    }
}

}  // namespace

float part_cost(float count, float total) {
    return -std::log((count + 0.05F) / (total + 1.0F));
}

float total_first_count(const Vocabulary& vocabulary) {
    float total = 0;
    for (const auto& [text, part] : vocabulary.first_parts) total += part.count;
    return total;
}

float total_head_count(const Vocabulary& vocabulary) {
    float total = 0;
    for (const RawLemma& lemma : vocabulary.lemmas) total += lemma.head_count;
    return total;
}

void estimate_part_counts(Vocabulary& vocabulary, const WordLists& lists) {
    const std::vector<Candidate> all = candidates(vocabulary, lists);
    for (const Candidate& candidate : all) {
        const float share = 1.0F / static_cast<float>(candidate.ways.size());
        for (const Way& way : candidate.ways) {
            way.first->count += share;
            vocabulary.lemmas[way.head].head_count += share;
        }
    }
    for (int round = 0; round < kRounds; ++round) share_votes(vocabulary, all);
    for (auto& [text, part] : vocabulary.first_parts) {
        float sum = 0;
        for (const RawReading& reading : part.readings) sum += reading.rarity;
        for (const RawReading& reading : part.readings) {
            vocabulary.lemmas[reading.lemma].first_count += part.count * reading.rarity / sum;
        }
    }
    forbid_rare_short_heads(vocabulary, lists);
    std::erase_if(vocabulary.first_parts, [](const auto& part) {
        if (part.second.attested && part.second.count < kRareAttestedPart) return true;
        return letters_in(part.first) == 3 && part.second.count < kRareShortPart;
    });
}

}  // namespace udklip::language
