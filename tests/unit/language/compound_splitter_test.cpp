// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/compound_splitter.hpp"

#include <fstream>
#include <set>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;

namespace {

const Lexicon& lexicon() {
    static const Lexicon opened = Lexicon::open(default_lexicon_path());
    return opened;
}

std::string split(const std::string& word) {
    std::string out;
    for (const WordSegment& segment : CompoundSplitter(lexicon()).split(word)) {
        if (segment.begin > 0) out += '|';
        out += word.substr(segment.begin, segment.end - segment.begin);
    }
    return out.empty() ? word : out;
}

}  // namespace

TEST_CASE("compounds are split, and split again") {
    CHECK(split("finanslovforslaget") == "finans|lov|forslaget");
    CHECK(split("økonomiforhandlinger") == "økonomi|forhandlinger");
    CHECK(split("sommerhusområdet") == "sommer|hus|området");
    CHECK(CompoundSplitter(lexicon()).split_once("finanslovforslaget").size() == 2);
}

TEST_CASE("the link stays with the part before it") {
    CHECK(split("socialområdet") == "social|området");
    CHECK(split("arbejdsmarkedspolitik") == "arbejds|markeds|politik");
    CHECK(split("børnehave") == "børne|have");
}

TEST_CASE("an inflected form is split only where its lemma may be") {
    CHECK(split("danskerne") == "danskerne");
    CHECK(split("danskernes") == "danskernes");
    CHECK(split("kaninerne") == "kaninerne");
    CHECK(split("håndværkerne") == "hånd|værkerne");
}

TEST_CASE("simple, derived and listed words stay whole") {
    for (const char* word :
         {"økonomien", "regeringen", "universitetet", "organisationerne", "udvikling", "overskrift",
          "fremtiden", "kursus", "minister", "forårsagede", "underskrevet", "indvandringen"}) {
        CHECK(split(word) == word);
    }
}

TEST_CASE("names stay whole") {
    for (const char* word : {"danmark", "københavn", "rasmussen", "esbjerg", "frederiksen"}) {
        CHECK(split(word) == word);
    }
}

TEST_CASE("an unknown first part before a productive last part") {
    CHECK(split("cabotageregler") == "cabotage|regler");
    CHECK(split("ukrainefonden") == "ukraine|fonden");
}

TEST_CASE("effort is bounded") {
    std::string word;
    while (word.size() < 5000) word += "arbejds";
    CHECK(CompoundSplitter(lexicon()).split(word).empty());
    CHECK_NOTHROW(CompoundSplitter(lexicon()).split(word.substr(0, 399)));
    CHECK(CompoundSplitter(lexicon()).split("").empty());
}

// The hand-made list of tests/data/compounds.txt: `|` must be found, `~` may be found, a word with
// neither stays whole. The floor is what was reached, less a word or two.
TEST_CASE("hand-split compounds") {
    std::ifstream in(udklip::test::source_path("tests/data/compounds.txt"));
    REQUIRE(in);
    int right = 0;
    int wrong = 0;
    int missed = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.find('=') != std::string::npos) line = line.substr(line.find('=') + 1);
        std::string word;
        std::set<std::size_t> wanted;
        std::set<std::size_t> allowed;
        for (const char c : line) {
            if (c == '|') wanted.insert(word.size());
            if (c == '~') allowed.insert(word.size());
            if (c != '|' && c != '~') word += c;
        }
        if (word.find('-') != std::string::npos) continue;  // word_analyzer_test has those
        std::set<std::size_t> found;
        for (const WordSegment& segment : CompoundSplitter(lexicon()).split(word)) {
            if (segment.begin > 0) found.insert(segment.begin);
        }
        if (wanted.empty() && allowed.empty()) {
            INFO("whole word split: " << split(word));
            CHECK(found.empty());
        }
        for (const std::size_t at : found) {
            if (wanted.contains(at)) {
                ++right;
            } else if (!allowed.contains(at)) {
                ++wrong;
                UNSCOPED_INFO("split too often: " << split(word));
            }
        }
        for (const std::size_t at : wanted) {
            if (found.contains(at)) continue;
            ++missed;
            UNSCOPED_INFO("not split: " << line);
        }
    }
    const double f = 2.0 * right / (2.0 * right + wrong + missed);
    CHECK(f >= 0.985);
}
