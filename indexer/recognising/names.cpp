// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/names.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "language/cutting/apostrophe.hpp"
#include "language/sentences/sentences.hpp"
#include "language/stop_words.hpp"
#include "language/text/utf8.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestName = 100;  ///< bytes
constexpr std::size_t kMostWords = 8;      ///< of a name
constexpr std::size_t kMostBetween = 3;    ///< particles between two words
constexpr std::size_t kLongestShort = 5;   ///< bytes of an abbreviation with a full stop
constexpr std::size_t kEmphasis = 4;       ///< letters of a common word in capitals
constexpr std::size_t kFewestNouns = 8;    ///< common words with capitals, to judge an article
constexpr std::size_t kShareOfNouns = 8;   ///< one word in so many

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

bool in_word(std::string_view text, std::size_t at) {
    return at < text.size() && kInWord[static_cast<unsigned char>(text[at])];
}

/// Returns the bytes of an apostrophe, straight or curved, or 0.
std::size_t apostrophe_at(std::string_view text, std::size_t at) {
    if (at < text.size() && text[at] == '\'') return 1;
    return text.substr(std::min(at, text.size())).starts_with("’") ? 3 : 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Returns the end of the word that begins at `at`: letters and digits, and between two of them a
/// hyphen, an apostrophe, &, or the full stop of an initial or an abbreviation (A.P., bl.a).
std::size_t end_of_word(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (true) {
        while (in_word(text, at)) ++at;
        std::size_t joint = apostrophe_at(text, at);
        if (joint == 0 && at < text.size() && (text[at] == '-' || text[at] == '&')) joint = 1;
        if (joint == 0 && at < text.size() && text[at] == '.') {
            const bool goes_on_small = at + 1 < text.size() && text[at + 1] >= 'a';
            if (goes_on_small || is_single_letter(text.substr(begin, at - begin))) joint = 1;
        }
        if (joint == 0 || !in_word(text, at + joint)) return at;
        at += joint;
    }
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
        return !text.empty() && text.find_first_not_of(" \n") == text.npos;
    };
    if (spaces(gap) || gap == " & ") return {true, false};
    if (gap.front() == '-' && spaces(gap.substr(gap.starts_with("-,") ? 2 : 1)))
        return {true, false};
    if (gap.front() == '.' && spaces(gap.substr(1))) return {behind_initial, behind_number};
    if (gap.front() == ')' && spaces(gap.substr(1))) return {false, true};
    return {false, gap.find_first_not_of(" \n,;)./&%+") != gap.npos || gap.back() == '.'};
}

}  // namespace

/// IKKE, but not SF.
bool NameFinder::is_emphasis(const Word& word) const {
    const auto text = text_of(word);
    if (!is_in_capitals(text)) return false;
    if (is_common_abbreviation(text) || language::is_stop_word(language::to_lower(text)))
        return true;
    return language::count_chars(text) >= kEmphasis && word.known->kind == WordKind::common;
}

/// Kl. 13, F.eks.: a full stop that ends no sentence stands behind it, or small letters behind one.
bool NameFinder::is_abbreviation(const Word& word) const {
    const auto text = text_of(word);
    if (is_single_letter(text) || is_in_capitals(text)) return false;
    for (auto at = text.find('.'); at != text.npos; at = text.find('.', at + 1)) {
        if (!begins_with_capital(text.substr(at + 1))) return true;
    }
    return word.end + 2 < sentence_end_ && text_[word.end] == '.' && text_[word.end + 1] == ' ' &&
           text.size() <= kLongestShort;
}

/// Cuts what is no name off a word with a capital. Its `end` is its `begin` if nothing is left.
NameFinder::Word NameFinder::word_at(std::size_t begin, std::size_t end) {
    Word word{begin, end};
    for (std::size_t at = begin; at < end; ++at) {
        if (text_[at] != '\'' && text_[at] != '\xE2') continue;
        const std::size_t size = apostrophe_at(text_, at);
        if (size == 0 || at + size > end) continue;
        const auto ending = language::to_lower(text_.substr(at + size, end - at - size));
        if (!language::is_apostrophe_ending(ending)) continue;
        word.end = at;
        word.apostrophe = true;
        break;
    }
    const auto text = text_of(word);
    for (auto at = text.find('-'); at != text.npos; at = text.find('-', at + 1)) {
        if (begins_with_capital(text.substr(at + 1))) continue;
        const auto before = text.substr(0, at);
        if (is_single_letter(before) || is_common_abbreviation(before)) return {begin, begin};
        const WordKind kind = words_.knowledge(before).kind;
        const bool is_part =
            kind == WordKind::common || (kind != WordKind::name && words_.is_first_part(before));
        if (is_in_capitals(before) || !is_part) {
            word.end = begin + at;
            word.ends_run = true;
        }
        break;
    }
    const auto name = text_of(word);
    if (std::any_of(name.begin(), name.end(), is_digit) || is_abbreviation(word))
        return {begin, begin};
    word.known = &words_.knowledge(name);
    if (is_emphasis(word)) return {begin, begin};
    return word;
}

/// Collects the runs of words with capitals.
void NameFinder::read_sentence(std::size_t begin, std::size_t end) {
    sentence_end_ = end;
    const std::size_t runs_before = runs_.size();
    std::size_t words = 0;
    std::size_t in_capitals = 0;
    std::size_t behind = begin;    // the word before
    std::size_t between = 0;       // particles since the last word of the run
    bool is_open = false;          // the last run may go on
    bool asks_for_common = false;  // ... only with a common word
    for (std::size_t at = begin; at < end;) {
        const auto lead = static_cast<unsigned char>(text_[at]);
        if (!kInWord[lead]) {
            at += lead == 0xC2 ? 2 : lead == 0xE2 ? 3 : 1;
            continue;
        }
        const std::size_t word_end = std::min(end_of_word(text_, at), end);
        const auto written = text_.substr(at, word_end - at);
        const auto sign = text_.substr(behind, at - behind);
        const bool is_first = ++words == 1;
        Word word{at, at};
        if ((lead < 'a' || lead > 'z') && begins_with_capital(written)) {
            word = word_at(at, word_end);
            if (is_in_capitals(written)) ++in_capitals;
        }
        if (word.end > word.begin) {
            const auto before = text_.substr(begin, behind - begin);
            const bool behind_initial =
                is_open && between == 0 && is_single_letter(text_of(runs_.back().words.back()));
            const bool behind_number = !before.empty() && is_digit(before.back());
            const Gap gap = gap_between(sign, behind_initial, behind_number);
            // Without its other half the first half of Børne- og Ungdomsudvalget is no name.
            const bool joins =
                is_open && gap.joins && (!asks_for_common || word.known->kind == WordKind::common);
            if (!joins) {
                const bool is_place = sign == " " && (before == "i" || before.ends_with(" i"));
                runs_.push_back({{}, {}, is_first || gap.opens, is_place});
            }
            runs_.back().words.push_back(word);
            is_open = !word.ends_run;
            asks_for_common = false;
            between = 0;
        } else if (is_open) {
            const Word& last = runs_.back().words.back();
            const bool joins = gap_between(sign, false, false).joins;
            if (joins && between == 0) runs_.back().next = written;
            const bool halves =
                sign == "- " && (written == "og" || written == "eller") && is_first_half(last);
            const bool for_it =
                sign == " " && written == "for" && last.known->kind == WordKind::common;
            asks_for_common = between == 0 && (halves || for_it);
            is_open = asks_for_common || (joins && between < kMostBetween && is_particle(written));
            ++between;
        }
        behind = word_end;
        at = word_end;
    }
    all_words_ += words;
    if (in_capitals * 5 >= words * 3) runs_.resize(runs_before);
}

/// Whether the article is in the spelling from before 1948, or in German.
bool NameFinder::writes_nouns_with_capitals() {
    std::size_t common = 0;
    for (const auto& run : runs_) {
        for (std::size_t i = run.first ? 1 : 0; i < run.words.size(); ++i) {
            if (run.words[i].known->kind == WordKind::common) ++common;
        }
    }
    return common >= kFewestNouns && common * kShareOfNouns >= all_words_;
}

/// Whether the first word of a run belongs to a name although it had to have a capital.
bool NameFinder::counts_as_first(const Run& run) {
    const auto& words = run.words;
    const auto first = text_of(words[0]);
    const WordKnowledge& known = *words[0].known;
    if (known.kind == WordKind::name || known.kind == WordKind::unknown) return true;
    if (known.kind == WordKind::both && words.size() > 1) return true;
    std::size_t end = words.back().end;
    if (ends_in_genitive(words.back(), run.next)) --end;
    if (inside_.contains(spelt(words[0].begin, end))) return true;
    if (words.size() < 2 || words[0].ends_run) return false;
    const bool before_common = words[1].known->kind == WordKind::common;
    return before_common && (known.adjective || (is_article(first) && words.size() > 2));
}

std::string NameFinder::spelt(std::size_t begin, std::size_t end) const {
    std::string name;
    for (std::size_t at = begin; at < end; ++at) {
        if (const auto size = apostrophe_at(text_, at)) {
            name.push_back('\'');
            at += size - 1;
        } else if (text_[at] == ' ' || text_[at] == '\n') {
            const bool is_cut = name.ends_with('-') && begins_with_capital(text_.substr(at + 1));
            if (!name.ends_with(' ') && !is_cut) name.push_back(' ');
        } else {
            name.push_back(text_[at]);
        }
    }
    return name;
}

/// Whether the last letter of a word is a genitive's s. `next`: the word behind it, or empty.
bool NameFinder::ends_in_genitive(const Word& word, std::string_view next) {
    auto text = text_of(word);
    if (word.apostrophe || word.ends_run || !text.ends_with('s')) return false;
    text.remove_suffix(1);
    if (is_in_capitals(text)) return true;
    const bool stands_before_noun = !next.empty() && !language::is_stop_word(next);
    const WordKnowledge& known = *word.known;
    if (known.kind == WordKind::common) {
        // Rådets og Kommissionens: behind an article s is nothing else.
        const bool has_article =
            text.ends_with("et") || text.ends_with("en") || text.ends_with("ne");
        return known.genitive && (has_article || stands_before_noun);
    }
    if (known.kind != WordKind::unknown) return known.genitive && !next.empty();
    if (text.size() < 2 || text.ends_with('s') || text.ends_with('x') || text.ends_with('z'))
        return false;
    if (last_words_.contains(std::string(text))) return true;
    return stands_before_noun && words_.knowledge(next).modified;
}

/// Folketinget: a common noun with its article. What follows is another name.
bool NameFinder::is_definite(const Word& word) {
    const auto text = text_of(word);
    return text.ends_with("et") && word.known->inflected_noun;
}

/// Adds the names in a run from its word `from` on.
void NameFinder::add_run(const Run& run, std::size_t from) {
    const auto& words = run.words;
    for (; from < words.size(); ++from) {
        const auto text = text_of(words[from]);
        const bool before_common =
            from + 1 < words.size() && words[from + 1].known->kind == WordKind::common;
        const bool is_small =
            is_pronoun(text) || is_title(text) ||
            (!is_in_capitals(text) && words[from].known->kind == WordKind::common &&
             language::is_stop_word(language::to_lower(text)));
        if (is_article(text) ? before_common : !is_small) break;
    }
    for (std::size_t i = from; i + 1 < words.size(); ++i) {
        const auto next = text_of(words[i + 1]);
        if (words[i + 1].known->kind == WordKind::common && !is_in_capitals(next)) continue;
        if (!words[i].apostrophe && !ends_in_genitive(words[i], next) && !is_definite(words[i]))
            continue;
        add_name(run, from, i + 1);
        from = i + 1;
    }
    if (from < words.size()) add_name(run, from, words.size());
}

/// Børne-, but not FN-.
bool NameFinder::is_first_half(const Word& word) {
    return word.end < text_.size() && text_[word.end] == '-' && !word.ends_run &&
           !is_in_capitals(text_of(word)) && word.known->kind != WordKind::name;
}

void NameFinder::add_name(const Run& run, std::size_t from, std::size_t to) {
    const auto& words = run.words;
    const bool numbers_only =
        std::all_of(words.begin() + static_cast<std::ptrdiff_t>(from),
                    words.begin() + static_cast<std::ptrdiff_t>(to), [this](const Word& word) {
                        return is_single_letter(text_of(word)) || is_roman(text_of(word));
                    });
    if (numbers_only || to - from > kMostWords) return;
    if (is_first_half(words[to - 1])) {
        if (to - from > 1) add_name(run, from, to - 1);
        return;
    }
    const std::size_t begin = words[from].begin;
    std::size_t end = words[to - 1].end;
    const auto next = to == words.size() ? run.next : text_of(words[to]);
    if (ends_in_genitive(words[to - 1], next)) --end;
    // B.T.
    if (text_of(words[to - 1]).find('.') != std::string_view::npos && end < text_.size() &&
        text_[end] == '.')
        ++end;
    if (end - begin > kLongestName) return;
    found_.push_back({begin, end, spelt(begin, end)});
    if (run.is_place && from == 0) places_.insert(found_.back().name);
}

/// Replaces *Bundsgaard* by *Jacob Bundsgaard*. A surname that the lexicon knows (Lund) needs a
/// first name that it knows: *Venstre* is not *Radikale Venstre*. Where the article has *i
/// Danmark*, that is no short *Greenpeace Danmark*.
void NameFinder::complete_surnames() {
    std::unordered_map<std::string_view, std::string_view> by_surname;
    for (const auto& mention : found_) {
        const std::string_view name = mention.name;
        if (name.find(' ') == name.npos && !places_.contains(mention.name))
            by_surname.try_emplace(name);
    }
    if (by_surname.empty()) return;
    constexpr std::string_view kSeveral = " ";
    for (const auto& mention : found_) {
        const std::string_view name = mention.name;
        const auto space = name.rfind(' ');
        const auto longer =
            space == name.npos ? by_surname.end() : by_surname.find(name.substr(space + 1));
        if (longer == by_surname.end()) continue;
        const WordKind first = words_.knowledge(name.substr(0, name.find(' '))).kind;
        const bool is_known = words_.knowledge(longer->first).kind != WordKind::unknown;
        if (first == WordKind::common || (is_known && first == WordKind::unknown)) continue;
        const bool is_other = !longer->second.empty() && longer->second != name;
        longer->second = is_other ? kSeveral : name;
    }
    std::vector<std::pair<std::size_t, std::string>> completed;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const auto longer = by_surname.find(found_[i].name);
        if (longer == by_surname.end()) continue;
        if (longer->second.empty() || longer->second == kSeveral) continue;
        completed.emplace_back(i, longer->second);
    }
    for (auto& [place, name] : completed) found_[place].name = std::move(name);
}

std::vector<NameMention> NameFinder::mentions(std::string_view text) {
    words_.forget_if_many();
    text_ = text;
    runs_.clear();
    last_words_.clear();
    inside_.clear();
    places_.clear();
    found_.clear();
    all_words_ = 0;
    for (const auto& sentence : language::sentences(text))
        read_sentence(sentence.begin, sentence.end);
    if (writes_nouns_with_capitals()) return {};
    for (const auto& run : runs_) {
        if (!run.first) last_words_.emplace(text_of(run.words.back()));
    }
    for (const auto& run : runs_) {
        if (!run.first) add_run(run, 0);
    }
    for (const auto& mention : found_) inside_.insert(mention.name);
    for (const auto& run : runs_) {
        if (run.first) add_run(run, counts_as_first(run) ? 0 : 1);
    }
    std::sort(found_.begin(), found_.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
    complete_surnames();
    return std::move(found_);
}

std::vector<std::string> NameFinder::names_of(std::string_view title, std::string_view text) {
    std::string both;
    if (!title.empty() && !text.starts_with(title)) {
        both.append(title).append("\n\n").append(text);
        text = both;
    }
    std::vector<std::pair<std::string, std::size_t>> counted;
    std::unordered_map<std::string, std::size_t> by_spelling;
    std::unordered_map<std::string, std::size_t> by_key;
    for (auto& mention : mentions(text)) {
        const auto [spelling, is_new] = by_spelling.try_emplace(mention.name, counted.size());
        if (is_new) {
            const auto [key, is_other] =
                by_key.try_emplace(store::facet_key(mention.name), counted.size());
            if (is_other) counted.emplace_back(std::move(mention.name), 0);
            spelling->second = key->second;
        }
        ++counted[spelling->second].second;
    }
    std::stable_sort(counted.begin(), counted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (counted.size() > kMostNames) counted.resize(kMostNames);
    std::vector<std::string> names;
    for (auto& [name, count] : counted) names.push_back(std::move(name));
    return names;
}

}  // namespace udklip::indexer
