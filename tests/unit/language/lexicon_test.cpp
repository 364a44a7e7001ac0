// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon.hpp"

#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "language/lexicon_build/lexicon_builder.hpp"
#include "language/word_analyzer.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;
namespace fs = std::filesystem;

namespace {

std::string small_lexicon() {
    std::istringstream aff(
        "SET UTF-8\nFLAG num\nCOMPOUNDBEGIN 32\nCOMPOUNDEND 34\nONLYINCOMPOUND 36\n"
        "SFX 2 Y 1\nSFX 2 0 en/34 .\t+BESTEMT_ENTAL\n"
        "SFX 29 Y 1\nSFX 29 0 s/32,36 .\n");
    std::istringstream dic("3\nbil/2,39\nskib/2,39,29\nskibsbil/2,39\n");
    WordLists lists;
    lists.atomic = {"alderdom"};
    return build_lexicon(read_hunspell(aff, dic), lists);
}

/// A file of these bytes, gone with the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(const std::string& bytes)
        : path_(fs::temp_directory_path() / ("udklip-lexicon-test-" + std::to_string(::getpid()))) {
        std::ofstream(path_, std::ios::binary) << bytes;
    }
    ~TemporaryFile() { fs::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

}  // namespace

TEST_CASE("what is built can be looked up") {
    const TemporaryFile file(small_lexicon());
    const Lexicon lexicon = Lexicon::open(file.path());
    lexicon.verify();
    const Readings readings = lexicon.readings("bilen");
    REQUIRE(readings.size() == 1);
    CHECK(lexicon.lemma_text(readings[0].lemma) == "bil");
    CHECK(probability_of(readings[0]) == 1.0F);
    CHECK(lexicon.first_part("skibs").has_value());
    CHECK_FALSE(lexicon.first_part("skib").has_value());
    CHECK(lexicon.readings("skibs").empty());
    CHECK(lexicon.readings("").empty());
    CHECK(lexicon.is_atomic(lexicon.readings("alderdom")[0].lemma));
    CHECK(lexicon.lemma_text(4711).empty());
}

// hunspell-da 7.5 lists the comparative as `større st:stor`, 25.2 as `større/34 st:stor`.
TEST_CASE("an irregular form with a flag of compounding only is a form of its lemma") {
    std::istringstream aff(
        "SET UTF-8\nFLAG num\nCOMPOUNDEND 34\n"
        "SFX 24 Y 1\nSFX 24 0 e/34 .\n");
    std::istringstream dic("3\nstor/24,39\nstørre/34 st:stor\nbedst/24,39 st:god\n");
    const TemporaryFile file(build_lexicon(read_hunspell(aff, dic), WordLists{}));
    const Lexicon lexicon = Lexicon::open(file.path());
    const Readings bigger = lexicon.readings("større");
    REQUIRE(bigger.size() == 1);
    CHECK(lexicon.lemma_text(bigger[0].lemma) == "stor");
    // A form that is inflected itself keeps its own lemma beside the stated one.
    CHECK(lexicon.readings("bedst").size() == 2);
}

TEST_CASE("the same input gives the same bytes") {
    CHECK(small_lexicon() == small_lexicon());
}

TEST_CASE("a missing, foreign, cut or old file is refused with a reason") {
    const std::string good = small_lexicon();
    CHECK_THROWS_WITH(Lexicon::open("/nowhere/danish.lexicon"),
                      udklip::test::contains("/nowhere/danish.lexicon"));
    CHECK_THROWS_AS(Lexicon::open("/tmp"), LexiconError);
    CHECK_THROWS_WITH(Lexicon::open(TemporaryFile("").path()), udklip::test::contains("too short"));
    CHECK_THROWS_WITH(Lexicon::open(TemporaryFile(std::string(5000, 'x')).path()),
                      udklip::test::contains("no Udklip lexicon"));
    for (const std::size_t size : {good.size() - 1, good.size() / 2, sizeof(format::Header)}) {
        CHECK_THROWS_WITH(Lexicon::open(TemporaryFile(good.substr(0, size)).path()),
                          udklip::test::contains("is damaged"));
    }
    std::string old = good;
    old[8] = 99;
    CHECK_THROWS_WITH(Lexicon::open(TemporaryFile(old).path()),
                      udklip::test::contains("version 99"));
}

TEST_CASE("sections outside the file are refused") {
    const std::string good = small_lexicon();
    for (std::uint32_t section = 0; section < format::kSectionCount; ++section) {
        for (const std::uint64_t value : {~std::uint64_t{0}, good.size() + 8, std::uint64_t{1}}) {
            std::string bad = good;
            const std::size_t at =
                offsetof(format::Header, sections) + section * sizeof(format::SectionPlace);
            std::memcpy(bad.data() + at, &value, sizeof(value));
            CHECK_THROWS_AS(Lexicon::open(TemporaryFile(bad).path()), LexiconError);
        }
    }
}

TEST_CASE("flipped bytes are found by verify and never crash") {
    const std::string good = small_lexicon();
    std::mt19937 random(1);
    for (int round = 0; round < 500; ++round) {
        std::string bad = good;
        for (int flips = 0; flips < 8; ++flips) {
            bad[random() % bad.size()] = static_cast<char>(random());
        }
        const TemporaryFile file(bad);
        try {
            const Lexicon lexicon = Lexicon::open(file.path());
            const WordAnalyzer words(lexicon);
            for (const char* word : {"bil", "bilen", "skibsbilen", "skibsskib", "alderdom"}) {
                CHECK_FALSE(words.analyze(word).lemmas.empty());
            }
            if (bad.substr(sizeof(format::Header)) != good.substr(sizeof(format::Header))) {
                CHECK_THROWS_AS(lexicon.verify(), LexiconError);
            }
        } catch (const LexiconError&) {
            // The header was hit.
        }
    }
}

TEST_CASE("the lexicon that was built is sound and small") {
    const Lexicon lexicon = Lexicon::open(default_lexicon_path());
    lexicon.verify();
    CHECK(lexicon.file_size() < 30'000'000);
    CHECK(lexicon.lemma_count() > 100'000);
    CHECK(lexicon.fingerprint() != 0);
}

TEST_CASE("UDKLIP_LEXICON names the file") {
    ::setenv("UDKLIP_LEXICON", "/somewhere/else", 1);
    CHECK(default_lexicon_path() == "/somewhere/else");
    ::unsetenv("UDKLIP_LEXICON");
    CHECK(default_lexicon_path().filename() == "danish.lexicon");
}
