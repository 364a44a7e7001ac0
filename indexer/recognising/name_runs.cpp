// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/name_runs.hpp"

#include <algorithm>
#include <array>

#include "language/text/ascii.hpp"
#include "language/text/find_byte.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kMostBetween = 3;   ///< particles between two words
constexpr std::size_t kFewestNouns = 8;   ///< common words with capitals, to judge an article
constexpr std::size_t kShareOfNouns = 8;  ///< one word in so many

/// Whether a byte goes on with a word: letters and digits. Only the lead bytes of signs, quotation
/// marks and dashes above ASCII are none.
constexpr std::array<bool, 256> kInWord = [] {
    std::array<bool, 256> in_word{};
    for (std::size_t c = 0x80; c < 0x100; ++c) in_word[c] = c != 0xC2 && c != 0xE2;
    for (char c = '0'; c <= '9'; ++c) in_word[static_cast<unsigned char>(c)] = true;
    for (char c = 'a'; c <= 'z'; ++c) in_word[static_cast<unsigned char>(c)] = true;
    for (char c = 'A'; c <= 'Z'; ++c) in_word[static_cast<unsigned char>(c)] = true;
    return in_word;
}();

/// Bytes at which a word may go on: the apostrophes, a hyphen, & and a full stop.
constexpr std::array<bool, 256> kMayJoin = [] {
    std::array<bool, 256> may_join{};
    for (const char c : {'\'', '\xE2', '-', '&', '.'})
        may_join[static_cast<unsigned char>(c)] = true;
    return may_join;
}();

/// Returns true for bytes of capitals: A to Z, the second byte of Æ, Ø and Å, or the first one
/// above Latin-1. Small Danish letters, digits and signs have none of them.
constexpr auto kMayBeCapital = [](unsigned char c) {
    const auto above_a = static_cast<unsigned char>(c - 'A');
    const auto above_ascii = static_cast<unsigned char>(c - 0x80);
    return static_cast<int>(above_a <= 'Z' - 'A') | static_cast<int>(above_ascii <= 0x1E) |
           static_cast<int>(c >= 0xC4);
};

bool in_word(std::string_view text, std::size_t at) {
    return at < text.size() && kInWord[static_cast<unsigned char>(text[at])];
}

/// Returns the end of what is in no word at `at`.
std::size_t behind_sign(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return at + (lead == 0xC2 ? 2 : lead == 0xE2 ? 3 : 1);
}

/// Returns the end of the word that begins at `at`: letters and digits, and between two of them a
/// hyphen, an apostrophe, &, or the full stop of an initial or an abbreviation (A.P., bl.a).
std::size_t end_of_word(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (true) {
        while (in_word(text, at)) ++at;
        if (at == text.size() || !kMayJoin[static_cast<unsigned char>(text[at])]) return at;
        std::size_t joint = apostrophe_at(text, at);
        if (text[at] == '-' || text[at] == '&') joint = 1;
        if (text[at] == '.') {
            const bool goes_on_small = at + 1 < text.size() && text[at + 1] >= 'a';
            if (goes_on_small || is_single_letter(text.substr(begin, at - begin))) joint = 1;
        }
        if (joint == 0 || !in_word(text, at + joint)) return at;
        at += joint;
    }
}

/// Returns the beginning of the next word before `end` that may have a capital, or of what stands
/// before it without a space; `at` if that is there. Most words are passed over without being cut.
std::size_t next_capital(std::string_view text, std::size_t at, std::size_t end) {
    // A little further, so that the last bytes are not looked at one by one.
    constexpr std::size_t kBeyond = 16;
    const auto looked_at = text.substr(0, std::min(text.size(), end + kBeyond));
    std::size_t capital = language::find_byte(looked_at, at, kMayBeCapital);
    if (capital >= end) return end;
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    while (capital > at && !is_space(text[capital - 1])) --capital;
    return capital;
}

/// Returns the end of the last word in [begin, at), or `begin`.
std::size_t end_of_last_word(std::string_view text, std::size_t begin, std::size_t at) {
    while (at > begin) {
        std::size_t lead = at - 1;
        while (lead > begin && (static_cast<unsigned char>(text[lead]) & 0xC0U) == 0x80U) --lead;
        if (in_word(text, lead)) return at;
        at = lead;
    }
    return begin;
}

/// Counts the words in [begin, end), but stops behind `most`.
std::size_t count_words(std::string_view text, std::size_t begin, std::size_t end,
                        std::size_t most) {
    std::size_t words = 0;
    for (std::size_t at = begin; at < end && words <= most;) {
        if (in_word(text, at)) ++words;
        at = in_word(text, at) ? end_of_word(text, at) : behind_sign(text, at);
    }
    return words;
}

/// What stands between two words.
struct Gap {
    bool joins = false;  ///< they may be one name
    bool opens = false;  ///< a capital behind it says nothing
};

Gap gap_between(std::string_view gap, bool behind_initial, bool behind_number) {
    if (gap == " ") return {true, false};
    if (gap.empty()) return {};
    const auto spaces = [](std::string_view text) {
        const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
        return !text.empty() && std::all_of(text.begin(), text.end(), is_space);
    };
    if (spaces(gap) || gap == " & ") return {true, false};
    if (gap.front() == '-' && spaces(gap.substr(gap.starts_with("-,") ? 2 : 1)))
        return {true, false};
    if (gap.front() == '.' && spaces(gap.substr(1))) return {behind_initial, behind_number};
    if (gap.front() == ')' && spaces(gap.substr(1))) return {false, true};
    return {false, gap.find_first_not_of(" \n,;)./&%+") != gap.npos || gap.back() == '.'};
}

}  // namespace

void NameRuns::read(std::string_view text) {
    text_ = text;
    runs_.clear();
    words_.clear();
    sentences_ = language::sentences(text);
    for (const auto& sentence : sentences_) read_sentence(sentence.begin, sentence.end);
    if (writes_nouns_with_capitals()) runs_.clear();
}

/// Collects the runs of words with capitals.
void NameRuns::read_sentence(std::size_t begin, std::size_t end) {
    const std::size_t runs_before = runs_.size();
    const std::size_t words_before = words_.size();
    std::size_t in_capitals = 0;
    std::size_t behind = begin;    // the word before
    std::size_t between = 0;       // particles since the last word of the run
    bool is_open = false;          // the last run may go on
    bool asks_for_common = false;  // ... only with a common word
    for (std::size_t at = begin; at < end;) {
        if (!is_open) {
            const std::size_t next = next_capital(text_, at, end);
            if (next > at) behind = end_of_last_word(text_, begin, next);
            at = next;
            if (at == end) break;
        }
        const auto lead = static_cast<unsigned char>(text_[at]);
        if (!kInWord[lead]) {
            at = behind_sign(text_, at);
            continue;
        }
        const std::size_t word_end = std::min(end_of_word(text_, at), end);
        const auto written = text_.substr(at, word_end - at);
        const auto sign = text_.substr(behind, at - behind);
        const bool is_first = behind == begin;
        const CapitalWord* word = nullptr;
        if (lead > '9' && (lead < 'a' || lead > 'z') && begins_with_capital(written)) {
            word = &known_->capital_word(written);
            if (word->all_in_capitals) ++in_capitals;
            // Kl. 13: a full stop that ends no sentence stands behind it.
            const std::size_t stop = at + word->size;
            const bool is_shortened = word->may_be_short && stop + 2 < end && text_[stop] == '.' &&
                                      text_[stop + 1] == ' ';
            if (word->size == 0 || is_shortened) word = nullptr;
        }
        if (word != nullptr) {
            const auto before = text_.substr(begin, behind - begin);
            const bool behind_initial = is_open && between == 0 && words_.back().known->is_letter;
            const bool behind_number = !before.empty() && language::is_ascii_digit(before.back());
            const Gap gap = gap_between(sign, behind_initial, behind_number);
            // Without its other half the first half of Børne- og Ungdomsudvalget is
            // no name.
            const bool joins =
                is_open && gap.joins && (!asks_for_common || word->known.kind == WordKind::common);
            if (!joins) {
                const bool is_place = sign == " " && (before == "i" || before.ends_with(" i"));
                const std::size_t place = words_.size();
                runs_.push_back({place, place, {}, is_first || gap.opens, is_place});
            }
            words_.push_back({at, word});
            ++runs_.back().end;
            is_open = !word->ends_run;
            asks_for_common = false;
            between = 0;
        } else if (is_open) {
            const NameWord& last = words_.back();
            const bool joins = gap_between(sign, false, false).joins;
            if (joins && between == 0) runs_.back().next = written;
            const bool halves =
                sign == "- " && (written == "og" || written == "eller") && is_first_half(last);
            const bool for_it = sign == " " && written == "for" && last.is_common();
            asks_for_common = between == 0 && (halves || for_it);
            is_open = asks_for_common || (joins && between < kMostBetween && is_particle(written));
            ++between;
        }
        behind = word_end;
        at = word_end;
    }
    if (in_capitals == 0) return;
    const std::size_t most = in_capitals * 5 / 3;
    if (count_words(text_, begin, end, most) > most) return;
    runs_.resize(runs_before);
    words_.resize(words_before);
}

/// Whether the article is in the spelling from before 1948, or in German.
bool NameRuns::writes_nouns_with_capitals() const {
    std::size_t common = 0;
    for (const NameRun& run : runs_) {
        for (std::size_t i = run.begin + (run.first ? 1 : 0); i < run.end; ++i) {
            if (words_[i].is_common()) ++common;
        }
    }
    if (common < kFewestNouns) return false;
    std::size_t left = common * kShareOfNouns;
    for (const auto& sentence : sentences_) {
        const std::size_t words = count_words(text_, sentence.begin, sentence.end, left);
        if (words > left) return false;
        left -= words;
    }
    return true;
}

/// Børne-, but not FN-.
bool NameRuns::is_first_half(const NameWord& word) const {
    const CapitalWord& known = *word.known;
    return word.end() < text_.size() && text_[word.end()] == '-' && !known.ends_run &&
           !known.in_capitals && known.known.kind != WordKind::name;
}

}  // namespace udklip::indexer
