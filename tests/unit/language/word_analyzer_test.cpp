// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/word_analyzer.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <set>
#include <sstream>
#include <string>

#include "language/lexicon.hpp"
#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;

namespace {

const WordAnalyzer& words() {
    static const Lexicon lexicon = Lexicon::open(default_lexicon_path());
    static const WordAnalyzer analyzer(lexicon);
    return analyzer;
}

/// The lemmas that a question would ask for.
std::set<std::string> likely(const std::string& word) {
    std::set<std::string> lemmas;
    for (const Lemma& lemma : words().analyze(word).lemmas) {
        if (lemma.probability >= kLikelyLemma) lemmas.insert(lemma.text);
    }
    return lemmas;
}

std::string best(const std::string& word) {
    return words().analyze(word).lemmas.front().text;
}

std::string parts(const std::string& word) {
    std::string out;
    for (const CompoundPart& part : words().analyze(word).parts) {
        if (!out.empty()) out += ' ';
        out += part.lemmas.front().text;
    }
    return out;
}

using Set = std::set<std::string>;

}  // namespace

TEST_CASE("inflected words lead to their lemma") {
    CHECK(best("kommunernes") == "kommune");
    CHECK(best("mændene") == "mand");
    CHECK(best("større") == "stor");
    CHECK(best("vedtog") == "vedtage");
    CHECK(best("centret") == "center");
    CHECK(best("danmarks") == "danmark");
}

TEST_CASE("ambiguous words keep their likely readings, which sum to 1") {
    CHECK(likely("arbejder") == Set{"arbejde", "arbejder"});
    CHECK(likely("huse").contains("hus"));
    CHECK(likely("siger") == Set{"sige"});
    float sum = 0;
    for (const Lemma& lemma : words().analyze("fører").lemmas) sum += lemma.probability;
    CHECK(sum == Approx(1.0).margin(0.01));
}

TEST_CASE("irregular heads of compounds, known and not") {
    CHECK(best("talsmændene") == "talsmand");
    CHECK(best("skolebørnene") == "skolebarn");
    CHECK(best("indvandrerbørnenes") == "indvandrerbarn");
    CHECK(best("partibøger") == "partibog");
    CHECK(best("genopslog") == "genopslå");
}

TEST_CASE("compounds that no dictionary has") {
    const Morphology morphology = words().analyze("socialområdet");
    REQUIRE(morphology.parts.size() == 2);
    CHECK(morphology.lemmas.front().text == "socialområde");
    CHECK(morphology.parts[0].begin == 0);
    CHECK(morphology.parts[0].end == 6);
    CHECK(morphology.parts[1].lemmas.front().text == "område");
    CHECK(morphology.parts[1].end == std::string("socialområdet").size());
    CHECK(parts("arbejdsmarkedspolitikken") == "arbejde marked politik");
    CHECK(parts("børnefamilierne") == "barn familie");
    CHECK(parts("treårsplanerne").ends_with("plan"));
    CHECK(parts("handicapområdet") == "handicap område");
}

TEST_CASE("hyphens separate parts") {
    CHECK(best("eu-kommissionens") == "eu-kommission");
    CHECK(parts("eu-kommissionens") == "eu kommission");
    CHECK(parts("it-sikkerhedspolitikken") == "it sikkerhed politik");
    CHECK(words().analyze("social-").lemmas.front().text == "social");
    const Morphology morphology = words().analyze("tv-avisen");
    REQUIRE(morphology.parts.size() == 2);
    CHECK(morphology.parts[0].end == 3);  // the hyphen belongs to the part before it
    CHECK(morphology.parts[1].begin == 3);
    CHECK_FALSE(words().analyze("-").lemmas.empty());
    CHECK_FALSE(words().analyze("--a--").lemmas.empty());
}

TEST_CASE("an ending after an apostrophe goes, anything else stays") {
    CHECK(best("sms'en") == "sms");
    CHECK(best("lars'") == "lars");
    CHECK(best("kl's") == "kl");
    CHECK(best("o'connor") == "o'connor");
}

TEST_CASE("words with digits and words beyond measure come back as they are") {
    CHECK(best("hal9000") == "hal9000");
    CHECK(best(std::string(100'000, 'a')) == std::string(100'000, 'a'));
    CHECK(best("").empty());
}

TEST_CASE("the old spelling of å is understood") {
    CHECK(best("skolebestyrelsesraad") == best("skolebestyrelsesråd"));
}

TEST_CASE("unknown words: their ending, else Snowball") {
    CHECK(best("blorkificeringerne") == "blorkificering");
    CHECK(best("zumbaerne") == best("zumbaen"));
    CHECK_FALSE(words().analyze("qwrtzen").in_lexicon);
}

TEST_CASE("elliptic compounds are completed") {
    CHECK(words().complete_ellipsis("social", "sundhedsområdet") == "socialområdet");
    CHECK(words().complete_ellipsis("børne", "ungdomspolitik") == "børnepolitik");
    CHECK(words().complete_ellipsis("radio", "tv-avisen") == "radioavisen");
    CHECK(words().complete_ellipsis("social", "huset").empty());
    CHECK(words().complete_ellipsis("", "sundhedsområdet").empty());
}

TEST_CASE("hyphenated words of the hand-made list") {
    std::ifstream in(udklip::test::source_path("tests/data/compounds.txt"));
    REQUIRE(in);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#' || line.find("-|") == std::string::npos) continue;
        std::string word = line;
        std::erase(word, '|');
        INFO(line);
        const Morphology morphology = words().analyze(word);
        REQUIRE(morphology.parts.size() == 2);
        CHECK(morphology.parts[1].begin == line.find('|'));
    }
}

// Every line of tests/data/paradigms.tsv is one paradigm; its forms ought to share a likely lemma.
TEST_CASE("paradigms conflate") {
    std::ifstream in(udklip::test::source_path("tests/data/paradigms.tsv"));
    REQUIRE(in);
    int lines = 0;
    int conflated = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        std::istringstream forms(line.substr(line.find('\t') + 1));
        std::set<std::string> common;
        bool first = true;
        for (std::string form; forms >> form; first = false) {
            const std::set<std::string> lemmas = likely(form);
            std::set<std::string> shared;
            std::set_intersection(lemmas.begin(), lemmas.end(), common.begin(), common.end(),
                                  std::inserter(shared, shared.end()));
            common = first ? lemmas : shared;
        }
        ++lines;
        if (common.empty()) UNSCOPED_INFO("does not conflate: " << line);
        conflated += common.empty() ? 0 : 1;
    }
    CHECK(lines > 80);
    CHECK(conflated >= lines - 1);
}

TEST_CASE("whatever comes in, parts lie inside the word, at character borders, in order") {
    std::mt19937 random(20);
    const std::vector<std::string> pieces = {
        "arbejds", "børne",   "område", "erne",  "s",    "-",        "'",        "å",
        "æ",       "ø",       "aa",     "\xC3",  "\xFF", "é",        "\xF0\x9F", "漢字",
        "🙂",    "lov",     "finans", "u",     "for",  "heden",    "7",        "\xE2\x80\x8B",
        "ж",       "ing",     "eu",     "skole", "hus",  "regering", "tilbage",  "a",
        "\0",      "kommunal"};
    for (int round = 0; round < 30'000; ++round) {
        std::string word;
        const std::size_t count = random() % 9;
        for (std::size_t i = 0; i < count; ++i) word += pieces[random() % pieces.size()];
        if (round % 3 == 0 && !word.empty()) {
            word[random() % word.size()] = static_cast<char>(random());
        }
        const Morphology morphology = words().analyze(word);
        REQUIRE_FALSE(morphology.lemmas.empty());
        std::uint32_t last = 0;
        for (const CompoundPart& part : morphology.parts) {
            REQUIRE(part.begin >= last);
            REQUIRE(part.begin < part.end);
            REQUIRE(part.end <= word.size());
            REQUIRE_FALSE(part.lemmas.empty());
            last = part.end;
            const auto continues = [&](std::uint32_t at) {
                return at < word.size() && (static_cast<unsigned char>(word[at]) & 0xC0) == 0x80;
            };
            if (!is_valid_utf8(word)) continue;  // may not come, must not harm
            REQUIRE_FALSE(continues(part.begin));
            REQUIRE_FALSE(continues(part.end));
        }
        if (is_valid_utf8(word)) {
            INFO(word);
            REQUIRE(words().is_compound(word) == !morphology.parts.empty());
        }
        words().complete_ellipsis(word, "sundhedsområdet");
        words().complete_ellipsis("social", word);
    }
}
