// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokenizer.hpp"

#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::language;

namespace {

/// The forms of a chunk as "term@position", a joined one with +, a spelling with ~ before it.
std::string cut(const std::string& chunk) {
    static Tokenizer tokenizer;
    std::string out;
    for (const auto& form : tokenizer.cut(chunk)) {
        if (!out.empty()) out += ' ';
        if (form.kind == WrittenForm::Kind::joined) out += '+';
        if (form.kind == WrittenForm::Kind::spelling) out += '~';
        out += form.term + "@" + std::to_string(form.position);
    }
    return out;
}

/// The pieces of the chunk that the forms of one kind stand for, between bars.
std::string covered(const std::string& chunk, WrittenForm::Kind kind) {
    Tokenizer tokenizer;
    std::string out;
    for (const auto& form : tokenizer.cut(chunk)) {
        if (form.kind == kind) out += chunk.substr(form.begin, form.end - form.begin) + "|";
    }
    return out;
}

}  // namespace

TEST_CASE("a word is itself, lower-cased") {
    CHECK(cut("Kommunernes") == "kommunernes@0");
    CHECK(cut("ÆRØ") == "ærø@0");
    CHECK(cut("hal9000") == "hal9000@0");
}

TEST_CASE("punctuation is no word") {
    CHECK(cut("...") == "");
    CHECK(cut("–") == "");
    CHECK(cut("😀") == "");
    CHECK(cut("") == "");
    CHECK(cut("»Ja«") == "ja@0");
}

TEST_CASE("an ending after an apostrophe gives the base as well") {
    CHECK(cut("KL's") == "kl's@0 ~kl@0");
    CHECK(cut("EU's") == "eu's@0 ~eu@0");
    CHECK(cut("pc'en") == "pc'en@0 ~pc@0");
    CHECK(cut("sms'er") == "sms'er@0 ~sms@0");
    CHECK(cut("sms'erne") == "sms'erne@0 ~sms@0");
    CHECK(cut("sms'ernes") == "sms'ernes@0 ~sms@0");
    CHECK(cut("O'Connor") == "o'connor@0 +connor@0");
    CHECK(cut("rock'n'roll") == "rock'n'roll@0");
}

TEST_CASE("decades are one word") {
    CHECK(cut("70'erne") == "70erne@0");
    CHECK(cut("70erne") == "70erne@0");
    CHECK(cut("1970'erne") == "1970erne@0");
    CHECK(cut("70'ERNES") == "70erne@0");
    CHECK(cut("F16'eren") == "f16'eren@0 ~f16@0");
    CHECK(cut("3'abe") == "3@0 abe@1");
    CHECK(covered("80'erne", WrittenForm::Kind::word) == "80'erne|");
    CHECK(cut("90'er-musik").starts_with("90erne@0"));
}

TEST_CASE("a hyphen chain gives its links at following positions, and itself at the first") {
    CHECK(cut("tv-avisen") == "tv@0 +tvavisen@0 ~tv-avisen@0 avisen@1");
    CHECK(cut("a-b-c") == "a@0 +ab@0 +abc@0 ~a-b-c@0 b@1 +bc@1 c@2");
    CHECK(cut("EU-kommissionen's").starts_with("eu@0 +eukommissionen@0"));
    CHECK(cut("tv--avisen") == "tv@0 avisen@1");
    CHECK(cut("2-3") == "2@0 ~2-3@0 3@1");
}

TEST_CASE("a slash separates words that have nothing to do with each other") {
    CHECK(cut("og/eller") == "og@0 eller@1");
    CHECK(cut("2020/21") == "2020@0 21@1");
}

TEST_CASE("figures: full stops between groups of three go, others stay") {
    CHECK(cut("2.800") == "2800@0");
    CHECK(cut("1.234.567") == "1234567@0");
    CHECK(cut("2.800,50") == "2800,50@0");
    CHECK(cut("5,5") == "5,5@0");
    CHECK(cut("11.30") == "11.30@0");
    CHECK(cut("18.05.2021") == "18.5.2021@0");
    CHECK(cut("0.125") == "0.125@0");
    CHECK(cut("2021") == "2021@0");
    CHECK(cut("1234.567") == "1234.567@0");
}

TEST_CASE("abbreviations are found with and without their full stops") {
    CHECK(cut("bl.a") == "bl.a@0 ~bla@0");
    CHECK(cut("f.eks") == "f.eks@0 ~feks@0");
    CHECK(cut("Ph.d") == "ph.d@0 ~phd@0");
    CHECK(cut("U.S.A") == "u.s.a@0 ~usa@0");
}

TEST_CASE("mails and addresses give the whole and their pieces") {
    CHECK(cut("a.b@kl.dk") == "a@0 ~a.b@kl.dk@0 b@1 kl@2 dk@3");
    CHECK(cut("www.kl.dk") == "www@0 ~www.kl.dk@0 kl@1 dk@2");
    CHECK(cut("Anne_Holm@KL.dk") == "anne@0 ~anne_holm@kl.dk@0 holm@1 kl@2 dk@3");
    CHECK(cut("https://www.kl.dk/nyheder").find("~www.kl.dk@") != std::string::npos);
    CHECK(cut("https://www.kl.dk/nyheder").find(" nyheder@") != std::string::npos);
}

TEST_CASE("a tag is the word and itself") {
    CHECK(cut("#dkpol") == "dkpol@0 ~#dkpol@0");
    CHECK(cut("#Ærø") == "ærø@0 ~#ærø@0");
    CHECK(cut("C#") == "c#@0");
    CHECK(cut("C++") == "c++@0");
    CHECK(cut("AT&T") == "at&t@0");
    CHECK(cut("CO₂-afgift") == "co2@0 +co2afgift@0 ~co₂-afgift@0 afgift@1");
    CHECK(cut("14:30") == "14.30@0");
    CHECK(cut("H₂O") == "h2o@0");
    CHECK(cut("50%") == "50@0 %@1");
    CHECK(cut("%") == "%@0");
    CHECK(cut("100%-ejet") == "100@0 %@1 ejet@2");
    CHECK(cut("a%b") == "a@0 b@1");
    CHECK(covered("#dkpol", WrittenForm::Kind::spelling) == "#dkpol|");
    CHECK(covered("#dkpol", WrittenForm::Kind::word) == "dkpol|");
}

TEST_CASE("forms cover what they stand for") {
    CHECK(covered("Tv-avisen", WrittenForm::Kind::word) == "Tv|avisen|");
    CHECK(covered("Tv-avisen", WrittenForm::Kind::joined) == "Tv-avisen|");
    CHECK(covered("(Tv-avisen)", WrittenForm::Kind::joined) == "Tv-avisen|");
    CHECK(covered("KL's", WrittenForm::Kind::spelling) == "KL's|");
    CHECK(covered("a.b@kl.dk", WrittenForm::Kind::word) == "a|b|kl|dk|");
    CHECK(covered("İx.Ⱥb@kl.dk", WrittenForm::Kind::word) == "İx|Ⱥb|kl|dk|");
}

TEST_CASE("other scripts are cut by their own rules") {
    CHECK(cut("привет") == "привет@0");
    CHECK_FALSE(cut("漢字").empty());
    CHECK_FALSE(cut("ภาษาไทย").empty());
}

// All that ICU 72 (Debian 12) and ICU 76 (Debian 13) cut differently: the at sign, 16 old
// characters of other scripts, and all letters of Unicode 15.1 and 16. The same expectations hold
// on both.
TEST_CASE("every version of ICU gives the same words") {
    CHECK(cut("a.b@avis.example") == "a@0 ~a.b@avis.example@0 b@1 avis@2 example@3");
    CHECK(cut("navn@avis.example,") == "navn@0 ~navn@avis.example@0 avis@1 example@2");
    CHECK(cut("@avis.example") == "avis@0 ~@avis.example@0 example@1");
    CHECK(cut("@avisen") == "avisen@0 ~@avisen@0");
    CHECK(cut("a.@b") == "a@0 b@1 ~@b@1");
    CHECK(cut("a@") == "a@0");
    CHECK(cut("@@a") == "a@0 ~@a@0");
    CHECK(cut("@").empty());
    CHECK(cut("(@)").empty());
    CHECK(cut("navn@2") == "navn@0 2@1");
    CHECK(cut("medium.example/@navn") == "medium@0 ~medium.example@0 example@1 navn@2 ~@navn@2");
    for (const std::string mark :
         {"\u0600", "\u0605", "\u06DD", "\u070F", "\u0890", "\u0891", "\u08E2", "\u19DA", "\uFE10",
          "\uFE14", "\U000110BD", "\U000110CD", "\u0897", "\u1C89", "\uA7CB", "\U000105C0",
          "\U00010D69", "\U0001E5D0", "\U0002EBF0"}) {
        CAPTURE(mark);
        CHECK(cut("a" + mark + "b") == "a@0 b@1");
        CHECK(cut("1" + mark + "2") == "1@0 2@1");
        CHECK(cut("a'" + mark + "b") == "a@0 b@1");
        CHECK(cut(mark + "a") == "a@0");
        CHECK(cut("a" + mark) == "a@0");
        CHECK(cut(mark).empty());
    }
}

TEST_CASE("the fingerprint says how words are cut") {
    CHECK(Tokenizer::fingerprint() == Tokenizer::measured_fingerprint());
    // A database goes from one Debian to the next as long as this number is the same on both. It
    // changes only with the rules of this folder.
    CHECK(Tokenizer::fingerprint() == 0x48704ba86ba80432);
}

TEST_CASE("the short way for plain words gives what ICU gives") {
    Tokenizer tokenizer;
    for (const std::string word : {"hus", "ÆBLE", "blåbærgrød", "Café", "naïve", "a", "ÿß"}) {
        const auto plain = tokenizer.cut(word);
        const auto by_icu = tokenizer.cut(word + ",");  // a comma sends it the long way
        REQUIRE(plain.size() == 1);
        REQUIRE(by_icu.size() == 1);
        CHECK(plain.front().term == by_icu.front().term);
        CHECK(plain.front().end == by_icu.front().end);
        CHECK(plain.front().end == word.size());
    }
    CHECK(tokenizer.cut("2×3").size() == 2);
}
