// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/word_filter.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "language/lexicon.hpp"
#include "language/spellings.hpp"
#include "language/text/fold.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {
namespace {

constexpr std::size_t kMostBeginnings = 32;

constexpr char kFirstOfDanish = '\xC3';  // of the two bytes of æ, ø, å and their capitals

/// Returns bare_word() of a word in any case; nothing if it has other than Danish letters.
std::optional<std::string> bare_danish(std::string_view word) {
    std::string bare;
    bare.reserve(word.size());
    for (std::size_t at = 0; at < word.size(); ++at) {
        const auto lower = static_cast<char>(word[at] | 0x20);
        if (lower >= 'a' && lower <= 'z') {
            bare.push_back(lower);
            continue;
        }
        if (word[at] != kFirstOfDanish || at + 1 == word.size()) return std::nullopt;
        switch (word[++at]) {
            case '\xA6':
            case '\x86':
                bare += "ae";
                break;
            case '\xB8':
            case '\x98':
                bare += "oe";
                break;
            case '\xA5':
            case '\x85':
                bare += "aa";
                break;
            default:
                return std::nullopt;
        }
    }
    return bare;
}

}  // namespace

std::string bare_word(std::string_view lower) {
    std::string bare;
    for (const char c : fold(lower)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte) != 0) bare.push_back(c);
    }
    static constexpr std::array<std::array<std::string_view, 2>, 3> kLetters = {
        {{"å", "aa"}, {"æ", "ae"}, {"ø", "oe"}}};
    for (const auto& [letter, plain] : kLetters) {
        for (std::size_t at = 0; (at = bare.find(letter, at)) != std::string::npos;) {
            bare.replace(at, 2, plain);
        }
    }
    return bare;
}

void WordFilter::add_lemma(std::string_view key) {
    const std::string bare = bare_word(key);
    std::size_t shared = bare.size();
    // An unknown word is inflected like its last part, and every end of it may be that part.
    for (std::size_t at = 0; at < key.size(); next_char(key, at)) {
        const auto known = shared_beginning(key.substr(at));
        if (!known) continue;
        shared = std::min(shared, bare_word(key.substr(0, at)).size() + *known);
        if (at == 0) break;  // shared_beginning() of a known lemma covers its parts
    }
    add_beginning(bare.substr(0, shared));
    add_other_spellings(key);
}

/// Lets the other spellings of a word pass that have its key.
void WordFilter::add_other_spellings(std::string_view key) {
    for (const SpellingGroup& group : double_forms()) {
        // A compound may end in it.
        if (!key.ends_with(fold(group.plain))) continue;
        for (std::string_view spelling : group.others) {
            if (spelling.ends_with('e')) spelling.remove_suffix(1);
            add_beginning(bare_word(spelling));
        }
    }
    constexpr std::string_view kEnding = "ie";  // akvarie is akvarium as well
    if (key.ends_with(kEnding)) {
        add_beginning(bare_word(key.substr(0, key.size() - 1)));
    }
}

/// Returns how many bytes of the bare lemma begin all its forms; nothing if it is no lemma.
std::optional<std::size_t> WordFilter::shared_beginning(std::string_view lemma) const {
    const Readings readings = lexicon_->readings(lemma);
    for (const Reading& reading : readings) {
        if (lexicon_->lemma_text(reading.lemma) == lemma) {
            return lexicon_->shared_beginning(reading.lemma);
        }
    }
    if (readings.empty()) return std::nullopt;
    // The lemma may be no reading of its own form: lyster is read as a form of lystre.
    return bare_word(lemma).size() / 2;
}

void WordFilter::add_written(std::string_view term) {
    written_.insert(bare_word(term));
}

void WordFilter::add_beginning(std::string beginning) {
    // Comparing with more beginnings would take longer than looking the word up.
    if (beginnings_.size() == kMostBeginnings) beginning.clear();
    const bool known = std::any_of(
        beginnings_.begin(), beginnings_.end(),
        [&](const std::string& other) { return beginning.find(other) != std::string::npos; });
    if (known) return;
    std::erase_if(beginnings_, [&](const std::string& other) {
        return other.find(beginning) != std::string::npos;
    });
    beginnings_.push_back(std::move(beginning));
}

bool WordFilter::may_be(std::string_view word) const {
    const auto bare = bare_danish(word);
    if (!bare) return true;
    if (!written_.empty() && written_.contains(*bare)) return true;
    return std::any_of(beginnings_.begin(), beginnings_.end(), [&](const auto& beginning) {
        return bare->find(beginning) != std::string::npos;
    });
}

}  // namespace udklip::language
