// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/analyzer.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "language/lexicon.hpp"
#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;

namespace {

const Lexicon& lexicon() {
    static const Lexicon opened =
        Lexicon::open(udklip::test::build_path("share/udklip/danish.lexicon"));
    return opened;
}

Analyzer& analyzer() {
    static Analyzer shared(lexicon());
    return shared;
}

using Set = std::set<std::string>;

/// The words as written, in order.
std::string words(const std::string& text) {
    std::string out;
    for (const Token& token : analyzer().analyze(clean(text))) {
        if (!token.variant) out += (out.empty() ? "" : " ") + token.word->term;
    }
    return out;
}

/// Every written form, variants too.
Set terms(const std::string& text) {
    Set found;
    for (const Token& token : analyzer().analyze(clean(text))) {
        if (!token.word->term.empty()) found.insert(token.word->term);
    }
    return found;
}

/// What the text would be indexed by: keys of words and parts.
Set keys(const std::string& text) {
    Set found;
    for (const Token& token : analyzer().analyze(clean(text))) {
        for (const Key& key : token.word->lemmas) found.insert(key.text);
        for (const WordPart& part : token.word->parts) {
            for (const Key& key : part.lemmas) found.insert(key.text);
        }
    }
    return found;
}

/// What the whole words of the text would be asked for by.
Set likely(const std::string& text) {
    Set found;
    for (const Token& token : analyzer().analyze(clean(text))) {
        for (const Key& key : token.word->lemmas) {
            if (key.likely) found.insert(key.text);
        }
    }
    return found;
}

Set both(const Set& a, const Set& b) {
    Set shared;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(),
                          std::inserter(shared, shared.end()));
    return shared;
}

/// The pieces of the text that stand for the parts of its words.
std::string parts(const std::string& text) {
    const std::string cleaned = clean(text);
    std::string out;
    for (const Token& token : analyzer().analyze(cleaned)) {
        for (const WordPart& part : token.word->parts) {
            out += (out.empty() ? "" : "|") +
                   cleaned.substr(token.begin + part.begin, part.end - part.begin);
        }
    }
    return out;
}

/// Everything that an analysis says.
std::string dump(Analyzer& of, const std::string& cleaned) {
    std::ostringstream out;
    for (const Token& token : of.analyze(cleaned)) {
        out << token.begin << ' ' << token.end << ' ' << token.position << ' ' << token.variant
            << ' ' << token.word->term << ' ' << token.word->stop;
        for (const Key& key : token.word->lemmas) {
            out << " Z" << key.text << ' ' << key.probability << key.likely;
        }
        for (const WordPart& part : token.word->parts) {
            out << " [" << part.begin << ',' << part.end << ')';
            for (const Key& key : part.lemmas) out << key.text << ' ';
        }
        out << '\n';
    }
    return out.str();
}

bool is_border(std::string_view text, std::size_t at) {
    return at == text.size() ||
           (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

/// What the header promises of any text.
void check_promises(const std::string& cleaned) {
    std::uint32_t position = 0;
    for (const Token& token : analyzer().analyze(cleaned)) {
        REQUIRE(token.begin < token.end);
        REQUIRE(token.end <= cleaned.size());
        REQUIRE(is_border(cleaned, token.begin));
        REQUIRE(is_border(cleaned, token.end));
        REQUIRE(token.position >= 1);
        REQUIRE(token.position >= position);
        // The word comes first at its position, and no position is left out.
        if (token.variant) REQUIRE(token.position == position);
        if (!token.variant) REQUIRE(token.position == position + 1);
        position = token.position;
        if (!token.variant) REQUIRE_FALSE(token.word->term.empty());
        for (const Key& key : token.word->lemmas) {
            REQUIRE_FALSE(key.text.empty());
            REQUIRE(is_valid_utf8(key.text));
        }
        for (const WordPart& part : token.word->parts) {
            REQUIRE_FALSE(part.lemmas.empty());
            REQUIRE(part.begin < part.end);
            REQUIRE(token.begin + part.end <= token.end);
            REQUIRE(is_border(cleaned, token.begin + part.begin));
            REQUIRE(is_border(cleaned, token.begin + part.end));
        }
    }
}

}  // namespace

TEST_CASE("words come in order, with positions from 1 and the bytes they stand on") {
    const std::string text = "Kommunerne, siger \"KL\".";
    const auto& tokens = analyzer().analyze(text);
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[0].position == 1);
    CHECK(tokens[2].position == 3);
    CHECK(text.substr(tokens[0].begin, tokens[0].end - tokens[0].begin) == "Kommunerne");
    CHECK(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin) == "KL");
    CHECK(tokens[2].word->term == "kl");
}

TEST_CASE("nothing, space and punctuation have no tokens") {
    CHECK(analyzer().analyze("").empty());
    CHECK(analyzer().analyze(" \n\t ").empty());
    CHECK(analyzer().analyze("- ... (!) – \" 😀 \u2026").empty());
}

TEST_CASE("genitives with any apostrophe share the key of their base") {
    for (const char* text : {"KL's", "KL\u2019s", "KL\u02BCs", "KLs", "kl"}) {
        INFO(text);
        CHECK(keys(text).contains("kl"));
    }
    CHECK(terms("KL\u2019s") == Set{"kl's", "kl"});
    CHECK(keys("EU's").contains("eu"));
    CHECK(keys("pc'en").contains("pc"));
    CHECK(keys("Lars'").contains("lars"));
}

TEST_CASE("stop words are tokens, but have no lemma") {
    CHECK(words("Det er og bliver en kommune") == "det er og bliver en kommune");
    for (const Token& token : analyzer().analyze("det er og")) {
        CHECK(token.word->stop);
        CHECK(token.word->lemmas.empty());
        CHECK(token.word->parts.empty());
    }
    CHECK_FALSE(analyzer().analyze("kommune").front().word->stop);
    CHECK(keys("det er og").empty());
}

TEST_CASE("case does not matter") {
    const Set shared = likely("kommune");
    for (const char* text : {"Kommuner", "KOMMUNER", "kommunernes", "Kommune"}) {
        INFO(text);
        CHECK_FALSE(both(likely(text), shared).empty());
    }
    CHECK(likely("ØKONOMI") == likely("økonomi"));
}

TEST_CASE("spellings that Danish treats as equal share keys") {
    CHECK_FALSE(both(likely("Århus"), likely("Aarhus")).empty());
    CHECK_FALSE(both(likely("A\u030Arhus"), likely("Aarhus")).empty());
    CHECK_FALSE(both(likely("idé"), likely("ide")).empty());
    CHECK_FALSE(both(likely("caféer"), likely("cafe")).empty());
    CHECK(both(keys("bør"), keys("bor")).empty());
}

TEST_CASE("every key is folded") {
    for (const char* text : {"Aarhus", "idéen", "Müllers", "caféerne", "kirkegaardens"}) {
        for (const std::string& key : keys(text)) {
            INFO(key);
            CHECK(key.find("aa") == std::string::npos);
            CHECK(key.find("é") == std::string::npos);
            CHECK(key.find("ü") == std::string::npos);
        }
    }
    CHECK(terms("Aarhus") == Set{"aarhus"});
}

TEST_CASE("compounds have parts, with the bytes that they cover") {
    CHECK(parts("socialområdet") == "social|området");
    CHECK(parts("på Socialområdet, siger") == "Social|området");
    CHECK(parts("ØKONOMIFORHANDLINGER") == "ØKONOMI|FORHANDLINGER");
    CHECK(keys("økonomiforhandlinger").contains("økonomi"));
    CHECK(keys("økonomiforhandlinger").contains("forhandling"));
    CHECK(keys("treårsplan").contains("plan"));
    CHECK(parts("kommune").empty());
}

TEST_CASE("elliptic compounds are found by the word they leave out") {
    CHECK(keys("social- og sundhedsområdet").contains("socialområde"));
    CHECK(keys("social- og sundhedsområdet").contains("sundhedsområde"));
    const Set three = keys("børne-, unge- og familieudvalget");
    CHECK(three.contains("børneudvalg"));
    CHECK(three.contains("ungeudvalg"));
    CHECK(three.contains("familieudvalg"));
    CHECK(keys("social-\nog sundhedsområdet").contains("socialområde"));
    CHECK(keys("radio- og tv-avisen").contains("radioavis"));
}

TEST_CASE("an elliptic compound stands where its first half stands") {
    const auto& tokens = analyzer().analyze("den social- og sundhedsområdet");
    const auto whole = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.variant && token.word->term.empty();
    });
    REQUIRE(whole != tokens.end());
    CHECK(whole->position == 2);
    CHECK(whole->begin == 4);
    CHECK(whole->end == 10);
}

TEST_CASE("a hyphen that hangs for nothing completes nothing") {
    CHECK_FALSE(keys("social- sundhedsområdet").contains("socialområde"));
    CHECK_FALSE(keys("social - og sundhedsområdet").contains("socialområde"));
    CHECK_FALSE(keys("social og sundhedsområdet").contains("socialområde"));
    check_promises("social- og");
    check_promises("social-");
    check_promises("og social- ");
}

TEST_CASE("a section sign belongs to its number") {
    CHECK(terms("§ 12").contains("§12"));
    CHECK(terms("§12").contains("§12"));
    CHECK(terms("§\u00A012, stk. 2").contains("§12"));
    CHECK(terms("§ 12").contains("12"));
    CHECK_FALSE(terms("§ 12, stk. 2").contains("§2"));
    CHECK_FALSE(terms("§ alle").contains("§alle"));
    CHECK(terms("§§ 12 og 13").contains("§13"));
    CHECK(terms("§§ 12, 13 a og 15").contains("§13"));
    CHECK(terms("§§ 12, 13 a og 15").contains("§15"));
    CHECK_FALSE(terms("§§ 12, 13 a og 15").contains("§14"));
    CHECK(terms("§§ 12-14").contains("§13"));
    CHECK(terms("§§ 12-14").contains("§14"));
    CHECK(terms("§§ 12 til 14 og 20").contains("§13"));
    CHECK(terms("§§ 12 til 14 og 20").contains("§20"));
    CHECK_FALSE(terms("§§ 12 og 13, jf. 14").contains("§14"));
    CHECK_FALSE(terms("§ 12 og 13 mænd").contains("§13"));
    CHECK_FALSE(terms("§§ 12 mænd og 13").contains("§13"));
    CHECK_FALSE(terms("§§ 2 til 2020").contains("§3"));
    const std::string text = "efter § 12 i";
    for (const Token& token : analyzer().analyze(text)) {
        if (token.word->term == "§12") {
            CHECK(text.substr(token.begin, token.end - token.begin) == "§ 12");
        }
    }
}

TEST_CASE("tags, abbreviations, figures and mails keep their other spellings") {
    CHECK(terms("(#dkpol)") == Set{"dkpol", "#dkpol"});
    CHECK(terms("bl.a.") == Set{"bl.a", "bla"});
    CHECK(terms("2.800 kr.") == Set{"2800", "kr"});
    CHECK(terms("<a.b@kl.dk>") == Set{"a", "b", "kl", "dk", "a.b@kl.dk"});
    CHECK(terms("70'erne") == Set{"70erne"});
    CHECK(terms("tv-avisen") == Set{"tv", "avisen", "tvavisen", "tv-avisen"});
}

TEST_CASE("words with digits are never lemmatised") {
    CHECK(keys("hal9000").contains("hal9000"));
    CHECK(keys("F16") == Set{"f16", "f", "16"});  // and its pieces, for F 16
    CHECK(keys("70'erne") == keys("70'er"));
    CHECK(keys("2021") == Set{"2021"});
}

TEST_CASE("probabilities of readings are shares, the likely ones marked") {
    for (const char* text : {"arbejder", "huse", "fører", "planer"}) {
        const auto& lemmas = analyzer().analyze(text).front().word->lemmas;
        REQUIRE_FALSE(lemmas.empty());
        CHECK(lemmas.front().likely);
        float sum = 0;
        for (const Key& key : lemmas) sum += key.probability;
        CHECK(sum == Approx(1.0).margin(0.02));
    }
}

TEST_CASE("the cache changes nothing") {
    const std::string text = clean(
        "KL\u2019s økonomiforhandlinger i Aarhus, social- og sundhedsområdet, bl.a. § 12 og "
        "#dkpol: "
        "tv-avisen a.b@kl.dk 2.800 børne-, unge- og familieudvalget " +
        std::string(200, 'x') + "-y");
    Analyzer fresh(lexicon());
    const std::string first = dump(fresh, text);
    CHECK(dump(fresh, text) == first);
    CHECK(dump(fresh, text + " " + text).starts_with(first));
    for (int i = 0; i < 110'000; ++i) fresh.analyze("ord" + std::to_string(i));
    CHECK(dump(fresh, text) == first);
    CHECK(dump(fresh, text) == first);
}

TEST_CASE("an occurrence of a word shares its analysis") {
    const auto& tokens = analyzer().analyze("kommune, kommune (kommune)");
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[0].word == tokens[1].word);
    CHECK(tokens[0].word == tokens[2].word);
}

TEST_CASE("the fingerprint is of the lexicon and the rules") {
    CHECK_FALSE(analyzer().fingerprint().empty());
    CHECK(Analyzer(lexicon()).fingerprint() == analyzer().fingerprint());
    CHECK(difference_of_analyses("4-1-a", "4-1-a").empty());
    CHECK(difference_of_analyses("4-1-a", "4-1-b") == "another dictionary");
    CHECK(difference_of_analyses("4-1-a", "4-2-a") == "other word breaks of ICU");
    CHECK(difference_of_analyses("3-1-a", "4-1-b") == "other rules and another dictionary");
    CHECK(difference_of_analyses("3-a", "4-1-a") == "other rules");
    CHECK(difference_of_analyses("", "4-1-a") == "other rules and another dictionary");
}

TEST_CASE("every Unicode block is gone through with offsets inside and at borders") {
    for (char32_t block = 0; block < 0x110000; block += 0x80) {
        std::string text;
        for (char32_t c = block; c < block + 0x80; ++c) {
            if (c >= 0xD800 && c <= 0xDFFF) continue;
            append_char(text, c);
            if (c % 7 == 0) text += ' ';
            if (c % 11 == 0) text += "område";
        }
        INFO(static_cast<unsigned>(block));
        check_promises(clean(text));
    }
}

TEST_CASE("letters whose lower case is longer or shorter keep offsets at borders") {
    for (const char* text : {"İSTANBULS-OMRÅDET", "ȺȺȺSOCIALOMRÅDET", "SOCİALOMRÅDET", "ẞẞOMRÅDET",
                             "ȾİȺİSOCİALOMRÅDET", "ȺȺbcdePOLİTİK", "kommunalȺvalgİ"}) {
        INFO(text);
        check_promises(clean(text));
    }
}

TEST_CASE("random bytes, cleaned, keep every promise") {
    std::mt19937 random(5);
    const std::vector<std::string> pieces = {"social", "-",    " ",    "og ",   "sundhedsområdet",
                                             "§",      "12",   "'s",   ".",     "#",
                                             "@",      "\n",   "KL",   "børne", ",",
                                             "İ",      "Ⱥ",    "漢字", "/",     "\u0301",
                                             "aa",     "2.80", "0,5",  "\xC2",  "e\u200Dn",
                                             "’",      "-\n",  "ﬁ",    "_",     "😀"};
    for (int round = 0; round < 4'000; ++round) {
        std::string text;
        const std::size_t count = random() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            if (round % 2 == 0) {
                text += pieces[random() % pieces.size()];
            } else {
                text += static_cast<char>(random());
            }
        }
        INFO(text);
        check_promises(clean(text));
    }
}

TEST_CASE("endless words end") {
    const auto started = std::chrono::steady_clock::now();
    constexpr std::size_t kMegabyte = 1'000'000;
    check_promises(std::string(kMegabyte, 'a'));
    check_promises(std::string(kMegabyte, '-'));
    check_promises(std::string(kMegabyte, '.'));
    for (const char* piece :
         {"æ", "社", "a-", "a.", "social- ", "§ 1 ", "e\u0301", "område", "😀"}) {
        std::string text;
        while (text.size() < kMegabyte) text += piece;
        INFO(piece);
        check_promises(clean(text));
    }
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::minutes(2));
}
