// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/word_filter.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "language/lexicon.hpp"
#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;
using udklip::test::analyzer;
namespace fs = std::filesystem;

namespace {

WordFilter filter_of(const std::string& key) {
    WordFilter filter = analyzer().filter();
    filter.add_lemma(key);
    return filter;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// What the project has of Danish text and words; and a file to be named for more.
std::string all_text() {
    const char* more = std::getenv("UDKLIP_BENCH_TEXT");
    std::string text = more == nullptr ? "" : read(more);
    for (const auto& folder : {"corpus", "tests/data", "language/data"}) {
        for (const auto& entry : fs::directory_iterator(udklip::test::source_path(folder))) {
            if (entry.is_regular_file()) text += read(entry.path()) + "\n";
        }
    }
    return clean(text);
}

std::vector<std::string> keys_of(const Word& word) {
    std::vector<std::string> keys;
    for (const auto& key : word.lemmas) keys.push_back(key.text);
    for (const auto& part : word.parts) {
        for (const auto& key : part.lemmas) keys.push_back(key.text);
    }
    return keys;
}

}  // namespace

TEST_CASE("forms and compounds of a word may be it, most others may not") {
    const WordFilter filter = filter_of("kommune");
    CHECK(filter.may_be("Kommunernes"));
    CHECK(filter.may_be("STORKOMMUNE"));
    CHECK_FALSE(filter.may_be("Regionernes"));
    CHECK_FALSE(filter.may_be("byrådet"));
}

TEST_CASE("words whose beginning changes are not lost") {
    CHECK(filter_of("mand").may_be("Mænd"));
    CHECK(filter_of("mand").may_be("brandmændene"));
    CHECK(filter_of("barn").may_be("børnehaver"));
    CHECK(filter_of("gammel").may_be("ældst"));
    CHECK(filter_of("gå").may_be("gik"));
    CHECK(filter_of("ret").may_be("beneficerede"));
    CHECK(filter_of("lyster").may_be("lystre"));
    CHECK(filter_of("bog").may_be("lærebøgerne"));
    CHECK_FALSE(filter_of("bog").may_be("konto"));
}

TEST_CASE("what may be spelled or cut otherwise is always looked at") {
    const WordFilter filter = filter_of("kommune");
    for (const auto* word : {"KL's", "eu-møde", "§", "2.800", "idé", "a/b", "–", "A4"}) {
        CHECK(filter.may_be(word));
    }
}

TEST_CASE("both spellings of å are one") {
    CHECK(filter_of("århus").may_be("Aarhus"));
    CHECK(filter_of("århus").may_be("ÅRHUS"));
    CHECK(filter_of("adgang").may_be("dataadgang"));
    CHECK(filter_of("temånd").may_be("temaænder"));
}

TEST_CASE("every letter of Danish is read in both cases") {
    CHECK(filter_of("abcdefghijklmnopqrstuvwxyzæøå").may_be("ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"));
    CHECK_FALSE(
        filter_of("kommune").may_be("abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ"));
}

TEST_CASE("no key, or very many, let every word pass") {
    CHECK(filter_of("").may_be("hus"));
    WordFilter filter = analyzer().filter();
    for (int i = 0; i < 40; ++i) {
        const auto letter = [](int n) { return std::string(1, static_cast<char>('a' + n)); };
        filter.add_lemma("xq" + letter(i / 26) + "x" + letter(i % 26) + "qqq");
    }
    CHECK(filter.may_be("hus"));
}

TEST_CASE("written words are found as they stand") {
    WordFilter filter = analyzer().filter();
    CHECK_FALSE(filter.may_be("kommune"));
    filter.add_written("kommunen");
    CHECK(filter.may_be("Kommunen"));
    CHECK_FALSE(filter.may_be("kommune"));
    CHECK_FALSE(filter.may_be("kommunens"));
}

TEST_CASE("with a filter, what is looked for stands where it stands without one") {
    const std::string text = clean(
        "Social-, børne- og ungdomsområdet, børne-/ ungdomsområdet og social- #og sundhedsområdet: "
        "§ 12 "
        "siger, at EU-kommissionen – i 2.800 sager – ser på KL's tv-avis. Mænd & kvinder ca. 3 "
        "a/b.");
    for (const std::string key : {"socialområde", "børneområde", "sundhedsområde", "mand", "kl",
                                  "sag", "kommission", "tvavis", "ungdomsområde", ""}) {
        CAPTURE(key);
        Analyzer whole(udklip::test::lexicon());
        Analyzer filtered(udklip::test::lexicon());
        const auto& expected = whole.analyze(text);
        const auto& found = filtered.analyze(text, filter_of(key));
        const auto written = [](const std::vector<Token>& tokens) {
            std::vector<std::array<std::uint32_t, 3>> all;
            for (const auto& token : tokens) {
                if (!token.variant) all.push_back({token.begin, token.end, token.position});
            }
            return all;
        };
        CHECK(written(found) == written(expected));
        const auto with_key = [&](const std::vector<Token>& tokens) {
            std::vector<std::array<std::uint32_t, 3>> all;
            for (const auto& token : tokens) {
                const auto keys = keys_of(*token.word);
                if (std::find(keys.begin(), keys.end(), key) == keys.end()) continue;
                all.push_back({token.begin, token.end, token.position});
            }
            return all;
        };
        CHECK(with_key(found) == with_key(expected));
        if (key.empty()) CHECK(found.size() == expected.size());
    }
}

TEST_CASE("no word is passed over that has the key which is looked for") {
    std::set<std::string> words;
    for (const auto& token : analyzer().analyze(all_text())) words.insert(token.word->term);
    REQUIRE(words.size() > 3000);
    std::map<std::string, WordFilter> filters;
    for (const auto& written : words) {
        std::vector<std::string> keys;
        for (const auto& token : analyzer().analyze(written)) {
            for (auto& key : keys_of(*token.word)) keys.push_back(std::move(key));
        }
        for (const auto& key : keys) {
            const auto& filter = filters.try_emplace(key, filter_of(key)).first->second;
            CAPTURE(written, key);
            CHECK(filter.may_be(written));
        }
    }
}
