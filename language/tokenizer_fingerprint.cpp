// SPDX-License-Identifier: GPL-3.0-or-later
#include <unicode/uversion.h>
#include <xxhash.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "language/tokenizer.hpp"

namespace udklip::language {
namespace {

/// What measured_fingerprint() returns with the versions of ICU below. A test compares. A new rule
/// makes another number, and kRulesVersion another, too.
constexpr std::uint64_t kFingerprint = 0x48704ba86ba80432;

bool is_tried_version() {
    UVersionInfo version;
    u_getVersion(version);
    return version[0] == 72 || version[0] == 76;  // Debian 12, Debian 13
}

}  // namespace

std::uint64_t Tokenizer::fingerprint() {
    return is_tried_version() ? kFingerprint : measured_fingerprint();
}

std::uint64_t Tokenizer::measured_fingerprint() {
    // Every kind of string that the rules above or ICU's versions decide about.
    static constexpr auto kDifficult = std::to_array<std::string_view>({
        "navn@avis.example",
        "@avis.example",
        "a.b@kl.dk",
        "5@6",
        "a@",
        "a.@b",
        "tv-avisen",
        "KL's",
        "70'erne",
        "1990erne",
        "F16'eren",
        "bl.a",
        "f.eks",
        "U.S.A",
        "2.800,50",
        "11.30",
        "12:30",
        "5,5",
        "1/2",
        "#tag",
        "snake_case",
        "han/hun",
        "http://avis.example/a-b?c=d&e=f",
        "O'Leary",
        "rock'n'roll",
        "C++",
        "AT&T",
        "50%",
        "§12",
        "a:b",
        "1:2",
        "a·b",
        "a‧b",
        "ﾃﾞｰﾀ",
        "カタカナ",
        "ひらがな",
        "漢字",
        "한국어",
        "ไทย",
        "עברית",
        "ג״ל",
        "العربية",
        "۱۲۳",
        "a\u0600b",
        "a\u06DDb",
        "1\u19DA2",
        "a\u1C89b",
        "\uA7CBa",
        "1\uFE102",
        "a\U000105C0b",
        "👍🏽",
        "🇩🇰",
        "é",
        "x²",
        "½",
    });
    static const std::uint64_t fingerprint = [] {
        Tokenizer tokenizer;
        std::string cut;
        for (const std::string_view chunk : kDifficult) {
            for (const WrittenForm& form : tokenizer.cut(chunk)) {
                cut += form.term;
                for (const std::uint32_t number : {form.begin, form.end, form.position}) {
                    cut += ' ' + std::to_string(number);
                }
                cut += ' ' + std::to_string(static_cast<int>(form.kind)) + '\n';
            }
            cut += '\n';
        }
        return XXH3_64bits(cut.data(), cut.size());
    }();
    return fingerprint;
}

}  // namespace udklip::language
