// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/lexicon_build/hunspell_reader.hpp"

#include <map>
#include <set>
#include <sstream>

#include "tests/unit/catch.hpp"

using namespace udklip::language;

namespace {

constexpr const char* kAff = R"(SET UTF-8
FLAG num
FORBIDDENWORD 6
NEEDAFFIX 8
ONLYINCOMPOUND 36
COMPOUNDBEGIN 32
COMPOUNDEND 34
SFX 2 Y 2
SFX 2 0 n/34 e	+BESTEMT_ENTAL
SFX 2 0 en/34 [^e]	+BESTEMT_ENTAL
SFX 7 Y 1
SFX 7 0 t/8,2 t	+KONSONANT_FORDOBLING
SFX 10 Y 2
SFX 10 0 s/34 [^sxz]	+GENITIV
SFX 10 0 '/34 [sxz]	+GENITIV
SFX 13 Y 1
SFX 13 er re/10 [^m]mer
SFX 29 Y 1
SFX 29 0 s/32,36 .
)";

HunspellDictionary read(const std::string& words, const std::string& rules = kAff) {
    std::istringstream aff(rules);
    std::istringstream dic("9\n" + words);
    return read_hunspell(aff, dic);
}

std::map<std::string, Flag> forms_of(const std::string& line) {
    const HunspellDictionary dictionary = read(line);
    REQUIRE(dictionary.entries.size() == 1);
    std::map<std::string, Flag> forms;
    dictionary.expand(dictionary.entries.front(),
                      [&](const ExpandedForm& form) { forms.emplace(form.text, form.rule); });
    return forms;
}

}  // namespace

TEST_CASE("suffixes apply where their condition holds") {
    CHECK(forms_of("kommune/10,2") ==
          std::map<std::string, Flag>{{"kommune", 0}, {"kommunen", 2}, {"kommunes", 10}});
    CHECK(forms_of("pris/10") == std::map<std::string, Flag>{{"pris", 0}, {"pris'", 10}});
    CHECK(forms_of("sø/2") == std::map<std::string, Flag>{{"sø", 0}, {"søen", 2}});
}

TEST_CASE("suffixes of two levels, the form between being none") {
    CHECK(forms_of("nat/7") == std::map<std::string, Flag>{{"nat", 0}, {"natten", 7}});
}

TEST_CASE("a suffix may strip, and carry on") {
    CHECK(forms_of("sommer/13").size() == 1);  // mm: the rule excludes it
    CHECK(forms_of("kammer/13").size() == 1);
    CHECK(forms_of("ulmer/13") ==
          std::map<std::string, Flag>{{"ulmer", 0}, {"ulmre", 13}, {"ulmres", 13}});
}

TEST_CASE("forms say what they are") {
    const HunspellDictionary dictionary = read("fred/29,10");
    std::set<std::string> linking;
    std::set<std::string> genitives;
    dictionary.expand(dictionary.entries.front(), [&](const ExpandedForm& form) {
        for (const Flag flag : *form.flags) {
            if (flag == dictionary.special.only_in_compound) linking.insert(form.text);
        }
        if (form.genitive) genitives.insert(form.text);
    });
    CHECK(linking == std::set<std::string>{"freds"});
    CHECK(genitives == std::set<std::string>{"freds"});
}

TEST_CASE("conditions are sets of characters, not bytes") {
    CHECK(SuffixCondition("[^aeouæøå]").matches("sød"));
    CHECK_FALSE(SuffixCondition("[^aeouæøå]").matches("blå"));
    CHECK(SuffixCondition("[^b]ber").matches("åber"));
    CHECK_FALSE(SuffixCondition("[^b]ber").matches("ber"));
    CHECK(SuffixCondition(".").matches(""));
}

TEST_CASE("morphological fields") {
    const HunspellDictionary dictionary = read("gik st:gå\ngod/39 al:bedre al:bedst ph:got\n");
    REQUIRE(dictionary.entries.size() == 2);
    CHECK(dictionary.entries[0].stems == std::vector<std::string>{"gå"});
    CHECK(dictionary.entries[1].word == "god");
    CHECK(dictionary.entries[1].alternatives == std::vector<std::string>{"bedre", "bedst"});
}

TEST_CASE("forbidden words are left out, slashes without flags stay") {
    const HunspellDictionary dictionary = read("slem/6,10\nA/S\nkm/t\n");
    REQUIRE(dictionary.entries.size() == 2);
    CHECK(dictionary.entries[0].word == "A/S");
    CHECK(dictionary.entries[0].flags.empty());
}

TEST_CASE("the charset is the one that SET names") {
    std::string rules = kAff;
    rules.replace(rules.find("UTF-8"), 5, "ISO8859-1");
    const HunspellDictionary dictionary = read("b\xF8rn/10\n", rules);
    CHECK(dictionary.entries.front().word == "børn");
}

TEST_CASE("what is not understood is refused, with its place") {
    CHECK_THROWS_AS(read("a\n", "SET UTF-8\n"), HunspellError);
    CHECK_THROWS_WITH(read("a\n", "SET no-such\nFLAG num\n"), udklip::test::contains("aff:1"));
    CHECK_THROWS_WITH(read("a\n", "FLAG num\nCOMPOUNDEND z\n"), udklip::test::contains("aff:2"));
    CHECK_THROWS_AS(read_hunspell("/nowhere.aff", "/nowhere.dic"), HunspellError);
    std::istringstream aff(kAff);
    std::istringstream dic("ord\n");
    CHECK_THROWS_WITH(read_hunspell(aff, dic), udklip::test::contains("dic:1"));
}
