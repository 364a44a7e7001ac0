// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which charset would make Danish of these bytes? Each candidate is tried, and each character that
// it gives counts for or against it by where it stands: æøå beside letters speak for it, capitals
// and signs inside words speak against it. ICU's detector is asked only if that settles nothing.
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/charset/charset_converter.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

/// The commonest first: the first of equals wins. ISO-8859-1 is windows-1252 without its signs.
constexpr std::array kCandidates = {"windows-1252", "macintosh", "IBM850"};

constexpr std::size_t kSample = 1 << 16;
constexpr std::size_t kAround = 3;  ///< bytes kept on both sides of one that tells something

/// What speaks: the surroundings of the first bytes above 127.
std::string telling_bytes(std::string_view bytes) {
    std::string sample;
    std::size_t taken = 0;
    for (std::size_t at = 0; at < bytes.size() && sample.size() < kSample; ++at) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) continue;
        const std::size_t begin = at > kAround ? at - kAround : 0;
        if (begin > taken) sample.push_back('\n');
        const std::size_t from = std::max(begin, taken);
        const std::size_t end = std::min(at + kAround + 1, bytes.size());
        if (end > from) sample.append(bytes.substr(from, end - from));
        taken = std::max(taken, end);
    }
    return sample;
}

bool is_danish(char32_t c) {
    return c == U'æ' || c == U'ø' || c == U'å' || c == U'Æ' || c == U'Ø' || c == U'Å';
}

bool is_plain_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || is_danish(c);
}

int score_letter(char32_t c, char32_t before, char32_t after) {
    const bool upper = language::is_upper(c);
    const bool in_capitals =
        language::is_upper(before) && !(language::is_letter(after) && !language::is_upper(after));
    if (upper && language::is_letter(before) && !in_capitals) return -6;
    if (!upper && language::is_upper(after)) return -6;
    const bool in_word = is_plain_letter(before) || is_plain_letter(after);
    if (is_danish(c)) return in_word ? 10 : 1;
    if (c > 0xFF) return in_word ? -1 : 0;
    return in_word ? 2 : -3;
}

bool is_text_sign(char32_t c) {
    constexpr std::u32string_view signs = U"\u00A0«»“”„‘’–—…•·°§½¼¾²³£€©®´";
    return signs.find(c) != signs.npos;
}

int score(char32_t c, char32_t before, char32_t after) {
    if (c < 0x80) return 0;
    if ((c >= 0x80 && c < 0xA0) || c == 0xFFFD) return -10;
    if (language::is_letter(c)) return score_letter(c, before, after);
    const bool in_word = language::is_letter(before) && language::is_letter(after);
    if (c == U'’') return 2;
    if (is_text_sign(c)) {
        if (in_word) return -6;
        return language::is_letter(before) || language::is_letter(after) ? 3 : 1;
    }
    return in_word ? -8 : -3;
}

int score(std::string_view sample, const char* charset) {
    std::string text;
    Converter(charset).convert(sample, true, text);
    int sum = 0;
    char32_t before = U' ';
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = language::next_char(text, at);
        std::size_t ahead = at;
        sum += score(c, before, at < text.size() ? language::next_char(text, ahead) : U' ');
        before = c;
    }
    return sum;
}

/// What ICU's detector is reasonably sure of; empty if of nothing.
std::string icu_guess(std::string_view bytes) {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error),
                                                                              ucsdet_close);
    ucsdet_setText(detector.get(), bytes.data(),
                   static_cast<int32_t>(std::min(bytes.size(), kSample)), &error);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
    if (U_FAILURE(error) || match == nullptr) return {};
    const char* name = ucsdet_getName(match, &error);
    const int32_t confidence = ucsdet_getConfidence(match, &error);
    if (U_FAILURE(error) || confidence < 30 || std::string_view(name) == "UTF-8") return {};
    return Converter::exists(name) ? name : std::string();
}

}  // namespace

std::string guess_charset(std::string_view bytes) {
    const std::string sample = telling_bytes(bytes);
    const char* best = kCandidates.front();
    int best_score = score(sample, best);
    for (std::size_t i = 1; i < kCandidates.size(); ++i) {
        const int candidate = score(sample, kCandidates[i]);
        if (candidate > best_score) {
            best = kCandidates[i];
            best_score = candidate;
        }
    }
    if (best_score > 0) return best;
    const std::string other = icu_guess(bytes);
    return other.empty() || other == "ISO-8859-1" ? best : other;
}

}  // namespace udklip::indexer
