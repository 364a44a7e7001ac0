// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/analyzer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "language/joined_words.hpp"
#include "language/lexicon.hpp"
#include "language/spellings.hpp"
#include "language/stop_words.hpp"
#include "language/text/ascii.hpp"
#include "language/text/fold.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

/// Part of the fingerprint: raise it whenever a rule of the chain makes other terms.
constexpr std::string_view kRulesVersion = "6";

/// Most chunks that the cache keeps. Danish text repeats itself: 100,000 chunks cover 97 % of it.
constexpr std::size_t kMaxCachedChunks = 100'000;
/// Longer chunks are addresses or noise and do not come again, so they are not cached.
constexpr std::size_t kMaxCachedBytes = 64;
/// Most bytes given to ICU at once; a longer stretch without a space is no text.
constexpr std::size_t kMaxChunkBytes = 4096;

/// Marks beside a word that are never part of it. They are stripped first, so that "ord", "ord,"
/// and "(ord)" share one entry of the cache.
constexpr std::string_view kOuterMarks = "\"'()[]{}<>,;:!?.*-";

/// The entry for a word that the filter passes over.
const Word kPassedOver;

constexpr std::array<bool, 256> kIsOuterMark = [] {
    std::array<bool, 256> marks{};
    for (const char mark : kOuterMarks) marks[static_cast<unsigned char>(mark)] = true;
    return marks;
}();

bool is_outer_mark(char c) {
    return kIsOuterMark[static_cast<unsigned char>(c)];
}

bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void add_key(std::vector<Key>& keys, const Lemma& lemma, bool likely) {
    std::string text = fold(one_spelling(lemma.text));
    if (text.empty()) return;
    const auto same =
        std::find_if(keys.begin(), keys.end(), [&](const Key& key) { return key.text == text; });
    if (same == keys.end()) {
        keys.push_back({std::move(text), lemma.probability, likely});
    } else {
        same->probability += lemma.probability;
        same->likely = same->likely || likely;
    }
}

std::vector<Key> keys_of(const std::vector<Lemma>& lemmas, std::string_view word) {
    std::vector<Key> keys;
    for (const auto& lemma : lemmas) {
        const bool likely = keys.empty() || lemma.probability >= kLikelyLemma || lemma.text == word;
        add_key(keys, lemma, likely);
    }
    return keys;
}

std::vector<WordPart> parts_of(const Morphology& morphology, std::string_view word) {
    std::vector<WordPart> parts;
    for (const auto& part : morphology.parts) {
        const auto text = word.substr(part.begin, part.end - part.begin);
        parts.push_back({keys_of(part.lemmas, text), part.begin, part.end});
    }
    return parts;
}

/// Returns true if a hyphen before a space, a comma or a slash follows: *social-* in *social- og
/// sundhedsområdet*.
bool ends_in_hanging_hyphen(std::string_view text, std::uint32_t end) {
    if (end >= text.size() || text[end] != '-') return false;
    const std::size_t next = end + 1;
    return next < text.size() &&
           (is_ascii_space(text[next]) || text[next] == ',' || text[next] == '/');
}

bool is_conjunction(std::string_view term) {
    constexpr std::array<std::string_view, 5> words = {"og", "eller", "samt", "men", "til"};
    return std::find(words.begin(), words.end(), term) != words.end();
}

/// Returns ph.d as phd; figures and other words as they are.
std::string without_full_stops(std::string_view term) {
    std::string plain(term);
    const auto is_digit_or_stop = [](char c) {
        return c == '.' || c == ',' || (c >= '0' && c <= '9');
    };
    if (!std::all_of(plain.begin(), plain.end(), is_digit_or_stop)) std::erase(plain, '.');
    return plain;
}

/// What stands between two sections of a list.
enum class SectionJoint { none, listed, range, broken };

SectionJoint joint_between(std::string_view text) {
    auto joint = SectionJoint::none;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_char(text, at);
        if (c == U',') {
            joint = std::max(joint, SectionJoint::listed);
        } else if (c == U'-' || c == U'–') {
            joint = SectionJoint::range;
        } else if (c != U' ' && c != U'\n') {
            return SectionJoint::broken;
        }
    }
    return joint;
}

/// More sections in a row are no list of sections.
constexpr int kMostSections = 100;

/// Returns the value of a figure of up to four digits, else -1.
int figure_of(std::string_view written) {
    if (!is_figure(written, 1, 4)) return -1;
    int value = 0;
    for (const char digit : written) value = value * 10 + (digit - '0');
    return value;
}

void add_section(int section, std::vector<Token>& tokens, std::deque<Word>& made, Token token) {
    Word& word = made.emplace_back();
    word.term = fmt::format("§{}", section);
    token.word = &word;
    tokens.push_back(token);
}

/// Adds §13 and §14 in *§§ 12, 13 a og 14*, and what lies between in *§§ 12-14*.
void join_listed_sections(std::string_view text, std::size_t first, std::size_t count,
                          std::vector<Token>& tokens, std::deque<Word>& made) {
    Token number = tokens[first];
    std::uint32_t end = number.end;
    SectionJoint joint = SectionJoint::none;
    for (std::size_t i = first + 1; i < count; ++i) {
        const Token token = tokens[i];
        if (token.variant) continue;
        const auto written = text.substr(token.begin, token.end - token.begin);
        joint = std::max(joint, joint_between(text.substr(end, token.begin - end)));
        if (joint == SectionJoint::broken) return;
        end = token.end;
        const bool letter =
            written.size() == 1 && !is_digit(static_cast<unsigned char>(written[0]));
        if (letter && joint == SectionJoint::none) continue;  // § 12 a
        if (joint != SectionJoint::range && is_conjunction(to_lower(written))) {
            joint = written == "til" ? SectionJoint::range : SectionJoint::listed;
            continue;
        }
        const int section = figure_of(written);
        if (section < 0 || joint == SectionJoint::none) return;
        const int before = figure_of(text.substr(number.begin, number.end - number.begin));
        if (joint == SectionJoint::range && before >= 0 && section - before <= kMostSections) {
            for (int between = before + 1; between < section; ++between) {
                add_section(between, tokens, made,
                            {number.begin, token.end, number.position, true, nullptr});
            }
        }
        add_section(section, tokens, made, {token.begin, token.end, token.position, true, nullptr});
        number = token;
        joint = SectionJoint::none;
    }
}

}  // namespace

Analyzer::Analyzer(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      words_(lexicon),
      fingerprint_(fmt::format("{}-{:08x}-{:016x}", kRulesVersion,
                               static_cast<std::uint32_t>(Tokenizer::fingerprint()),
                               lexicon.fingerprint())) {}

const std::vector<Token>& Analyzer::analyze(std::string_view cleaned, const WordFilter* filter) {
    forget_if_full();
    filter_ = filter;
    ellipsis_is_open_ = false;
    tokens_.clear();
    passing_words_.clear();
    position_ = 0;
    for (std::size_t at = 0; at < cleaned.size();) {
        while (at < cleaned.size() && is_ascii_space(cleaned[at])) ++at;
        std::size_t end = at;
        while (end < cleaned.size() && !is_ascii_space(cleaned[end]) && end - at < kMaxChunkBytes)
            ++end;
        end = std::max(char_border(cleaned, end), std::min(at + 1, cleaned.size()));
        add_chunk(cleaned, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end));
        at = end;
    }
    const std::size_t written = tokens_.size();
    join_section_signs(cleaned);
    join_words(words_, cleaned, tokens_, passing_words_);
    complete_ellipses(cleaned);
    if (tokens_.size() > written) {
        std::stable_sort(tokens_.begin(), tokens_.end(),
                         [](const Token& a, const Token& b) { return a.position < b.position; });
    }
    return tokens_;
}

void Analyzer::add_chunk(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    while (begin < end && is_outer_mark(text[begin])) ++begin;
    while (begin < end && is_outer_mark(text[end - 1])) --end;
    if (begin == end) return;
    const auto chunk = text.substr(begin, end - begin);
    if (filter_ != nullptr && !ellipsis_is_open_ && !ends_in_hanging_hyphen(text, end) &&
        !filter_->may_be(chunk)) {
        tokens_.push_back({begin, end, ++position_, false, &kPassedOver});
        return;
    }
    const std::uint32_t before = position_;
    const ChunkToken* last = nullptr;
    for (const auto& token : lookup(chunk)) {
        position_ = std::max(position_, before + token.position + 1);
        tokens_.push_back({begin + token.begin, begin + token.end, before + token.position + 1,
                           token.variant, token.word});
        if (!token.variant) last = &token;
    }
    if (last == nullptr) return;
    // complete_ellipses() decides by the same conditions.
    const bool goes_on = ellipsis_is_open_ && is_conjunction(last->word->term);
    ellipsis_is_open_ = goes_on || ends_in_hanging_hyphen(text, begin + last->end);
}

std::span<const ChunkToken> Analyzer::lookup(std::string_view chunk) {
    const bool kept = chunk.size() <= kMaxCachedBytes;
    if (kept) {
        if (const auto known = cache_.find(chunk)) return *known;
    }
    made_ = make_chunk(chunk);
    if (kept) cache_.add(chunk, made_);
    return made_;
}

Analyzer::Chunk Analyzer::make_chunk(std::string_view chunk) {
    Chunk tokens;
    for (const auto& form : tokenizer_.cut(chunk)) {
        const bool variant = form.kind != WrittenForm::Kind::word;
        tokens.push_back({form.begin, form.end, form.position, variant, make_word(form, chunk)});
        if (variant) continue;
        for (const std::string_view piece : pieces_of_joined(form.term)) {
            Word& word = new_word(chunk);
            word.lemmas = {{std::string(piece), 1.0F, true}};
            tokens.push_back({form.begin, form.end, form.position, true, &word});
        }
    }
    return tokens;
}

Word& Analyzer::new_word(std::string_view chunk) {
    if (chunk.size() > kMaxCachedBytes) return passing_words_.emplace_back();
    Word& word = cached_words_.emplace_back();
    word.number = static_cast<std::uint32_t>(cached_words_.size());
    return word;
}

const Word* Analyzer::make_word(const WrittenForm& form, std::string_view chunk) {
    Word& word = new_word(chunk);
    word.term = form.term;
    // KL is a spelling of KL's and begins at the same place, so its capitals are there.
    const bool whole = form.kind == WrittenForm::Kind::word;
    const auto written = chunk.substr(form.begin, whole ? form.end - form.begin : form.term.size());
    if (written != form.term && to_lower(written) == form.term) word.capitals = written;
    if (form.kind == WrittenForm::Kind::spelling) return &word;
    word.stop = whole && is_stop_word(form.term);
    if (word.stop) return &word;
    // The lemma of ph.d. is that of phd.
    const std::string plain = without_full_stops(form.term);
    const Morphology morphology = words_.analyze(plain);
    word.lemmas = keys_of(morphology.lemmas, plain);
    // The links of a hyphen chain are words already; the joined form adds only its own lemmas.
    if (form.kind == WrittenForm::Kind::joined) return &word;
    word.parts = parts_of(morphology, plain);
    const std::uint32_t length = form.end - form.begin;
    if (length != form.term.size()) {
        // The lower-cased word has another length, so its offsets do not fit the text.
        for (auto& part : word.parts) part.begin = 0, part.end = length;
    }
    return &word;
}

/// Adds §12 as a variant of § 12.
void Analyzer::join_section_signs(std::string_view text) {
    constexpr std::string_view sign = "§";
    const std::size_t count = tokens_.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Token token = tokens_[i];
        if (token.variant || !is_digit(static_cast<unsigned char>(text[token.begin]))) continue;
        std::size_t before = token.begin;
        while (before > 0 && text[before - 1] == ' ' && token.begin - before < 2) --before;
        if (!text.substr(0, before).ends_with(sign)) continue;
        Word& word = passing_words_.emplace_back();
        word.term = std::string(sign) + token.word->term;
        tokens_.push_back({static_cast<std::uint32_t>(before - sign.size()), token.end,
                           token.position, true, &word});
        const std::string_view front = text.substr(0, before - sign.size());
        if (front.ends_with(sign)) join_listed_sections(text, i, count, tokens_, passing_words_);
    }
}

/// Adds *socialområde* as a variant in *social- og sundhedsområdet*.
void Analyzer::complete_ellipses(std::string_view text) {
    std::vector<Token> hanging;
    bool conjunction = false;
    const std::size_t count = tokens_.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Token token = tokens_[i];
        if (token.variant) continue;
        if (ends_in_hanging_hyphen(text, token.end)) {
            hanging.push_back(token);
            conjunction = text[token.end + 1] == '/';
            continue;
        }
        if (hanging.empty()) continue;
        if (is_conjunction(token.word->term)) {
            conjunction = true;
            continue;
        }
        std::string_view second = token.word->term;
        if (i + 1 < count && tokens_[i + 1].variant && tokens_[i + 1].end > token.end) {
            second = tokens_[i + 1].word->term;  // a hyphen chain counts as one word
        }
        if (!conjunction) hanging.clear();
        for (const auto& first : hanging) {
            const auto whole = words_.complete_ellipsis(first.word->term, second);
            if (whole.empty()) continue;
            Word& word = passing_words_.emplace_back();
            word.lemmas = keys_of(words_.analyze(whole).lemmas, whole);
            tokens_.push_back({first.begin, first.end, first.position, true, &word});
        }
        hanging.clear();
        conjunction = false;
    }
}

std::vector<std::string> Analyzer::other_words(const Word& word) const {
    std::vector<std::string> keys;
    const auto add = [&](std::string_view other) {
        const auto lemmas = words_.analyze(other).lemmas;
        std::string key = fold(one_spelling(lemmas.front().text));
        const auto is_it = [&](const Key& known) { return known.text == key; };
        if (std::any_of(word.lemmas.begin(), word.lemmas.end(), is_it)) return;
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    };
    for (const auto& other : abbreviations_of(without_full_stops(word.term))) add(other);
    for (const Key& key : word.lemmas) {
        if (!key.likely) continue;
        for (const std::string_view other : abbreviations_of(key.text)) add(other);
    }
    const auto is_name = [&](std::string_view text) {
        const Readings readings = lexicon_->readings(text);
        return readings.empty() ||
               static_cast<WordClass>(readings.front().word_class) == WordClass::kName;
    };
    // Short words of other languages look like Danish ones: does, døs.
    constexpr std::size_t kLong = 5;
    for (const std::string& other : letters_otherwise(word.term)) {
        const bool names = is_name(word.term) && is_name(other);
        const bool one_is_new = is_name(word.term) || is_name(other);
        if (names || (one_is_new && std::max(word.term.size(), other.size()) >= kLong)) add(other);
    }
    return keys;
}

void Analyzer::forget_if_full() {
    if (cache_.size() < kMaxCachedChunks) return;
    cache_.clear();
    cached_words_.clear();
    ++generation_;
}

std::string difference_of_analyses(std::string_view one, std::string_view other) {
    constexpr std::array<std::string_view, 3> names = {"other rules", "other word breaks of ICU",
                                                       "another dictionary"};
    std::string difference;
    const auto add = [&](std::string_view name) {
        difference.append(difference.empty() ? "" : " and ").append(name);
    };
    if (std::count(one.begin(), one.end(), '-') != std::count(other.begin(), other.end(), '-')) {
        add(names[0]);
        one.remove_prefix(one.rfind('-') + 1);
        other.remove_prefix(other.rfind('-') + 1);
        if (one != other) add(names[2]);
        return difference;
    }
    for (const std::string_view name : names) {
        const auto a = one.substr(0, one.find('-'));
        const auto b = other.substr(0, other.find('-'));
        if (a != b) add(name);
        one.remove_prefix(std::min(a.size() + 1, one.size()));
        other.remove_prefix(std::min(b.size() + 1, other.size()));
    }
    return difference;
}

}  // namespace udklip::language
