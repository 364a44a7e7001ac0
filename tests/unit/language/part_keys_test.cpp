// SPDX-License-Identifier: GPL-3.0-or-later
//
// A word finds the compounds that begin or end with it, and is found by their parts: asked of all
// parts of all words of the dictionary.
#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "language/lexicon_build/hunspell_reader.hpp"
#include "language/lexicon_build/vocabulary.hpp"
#include "language/lexicon_build/word_lists.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::language;
using udklip::test::lexicon;

namespace {

bool finds(const std::vector<Key>& asked, const std::vector<Key>& indexed) {
    return std::any_of(asked.begin(), asked.end(), [&](const Key& key) {
        return key.likely && std::any_of(indexed.begin(), indexed.end(),
                                         [&](const Key& other) { return other.text == key.text; });
    });
}

/// The words that a first part is without its link: its likely lemmas, or itself if it is unknown.
std::vector<std::string> words_of_first(const std::string& part) {
    const auto known = lexicon().first_part(part);
    if (!known) return {part};
    std::vector<std::string> words;
    for (const Reading& reading : known->readings) {
        if (probability_of(reading) >= kLikelyLemma)
            words.emplace_back(lexicon().lemma_text(reading.lemma));
    }
    return words;
}

class PartCheck {
  public:
    void see(const std::string& word) {
        const auto& tokens = compounds_.analyze(word);
        if (tokens.size() != 1) return;
        const Word& compound = *tokens.front().word;
        for (const WordPart& part : compound.parts) {
            const std::string text = word.substr(part.begin, part.end - part.begin);
            const bool last = &part == &compound.parts.back();
            if (text.ends_with('-') || (last && lexicon().readings(text).empty())) continue;
            ++seen;
            for (const auto& alone : last ? std::vector{text} : words_of_first(text)) {
                if (!meet(alone, part.lemmas)) (last ? lasts : firsts).insert(text);
            }
        }
    }
    std::size_t seen = 0;
    std::set<std::string> firsts, lasts;  ///< that miss their word, or are missed by it

  private:
    bool meet(const std::string& alone, const std::vector<Key>& part) {
        const auto& tokens = words_.analyze(alone);
        if (tokens.size() != 1 || tokens.front().word->stop) return true;
        const auto& word = tokens.front().word->lemmas;
        return finds(word, part) && finds(part, word);
    }
    Analyzer compounds_{lexicon()};
    Analyzer words_{lexicon()};
};

std::string joined(const std::set<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : " ") + text;
    return out;
}

bool word_finds(const std::string& question, const std::string& text) {
    Analyzer asking(lexicon());
    Analyzer indexing(lexicon());
    std::vector<Key> keys;
    for (const Token& token : indexing.analyze(text)) {
        keys.insert(keys.end(), token.word->lemmas.begin(), token.word->lemmas.end());
        for (const auto& part : token.word->parts)
            keys.insert(keys.end(), part.lemmas.begin(), part.lemmas.end());
    }
    return finds(asking.analyze(question).front().word->lemmas, keys);
}

}  // namespace

TEST_CASE("a part has a key of the word that it is") {
    const std::string dictionary = UDKLIP_HUNSPELL_DIR;
    const Vocabulary vocabulary(read_hunspell(dictionary + "/da_DK.aff", dictionary + "/da_DK.dic"),
                                read_word_lists(udklip::test::source_path("language/data")));
    PartCheck check;
    for (const auto& [form, readings] : vocabulary.forms) check.see(form);
    CHECK(check.seen > 500'000);
    // narie: a part that is cut again, wrongly. undervands: under|vand when alone.
    CHECK(joined(check.firsts) == "narie undervands");
    // Words that are read as something else when alone, most of them verbs in a verb: tage in
    // deltog, but tog is a train.
    INFO(joined(check.lasts));
    CHECK(check.lasts.size() <= 190);
}

TEST_CASE("everyday words find their compounds") {
    CHECK(word_finds("ældre", "ældrepleje"));
    CHECK_FALSE(word_finds("gammel", "ældrepleje"));
    CHECK(word_finds("mindste", "mindsteløn"));
    CHECK(word_finds("forældre", "forældrebetaling"));
    CHECK(word_finds("forælder", "forældrebetaling"));
    CHECK(word_finds("død", "dødsfald"));
    CHECK(word_finds("død", "dødsbo"));
    CHECK(word_finds("øje", "øjenbryn"));
    CHECK(word_finds("lejer", "lejerforening"));
    CHECK(word_finds("lejere", "lejerforening"));
    CHECK(word_finds("venture", "venturefond"));
    CHECK(word_finds("hæve", "hævekort"));
}

TEST_CASE("agent nouns find their plural, and verbs what a bare entry hides") {
    for (const std::string noun : {"køber", "lejer", "taber", "udlejer", "låntager", "anklager",
                                   "efterforsker", "tilflytter", "fortaler"}) {
        CAPTURE(noun);
        CHECK(word_finds(noun, noun + "e"));
    }
    CHECK(word_finds("græsser", "græssere"));
    CHECK(word_finds("forstå", "forstås"));
    CHECK(word_finds("anse", "anset"));
    CHECK(word_finds("bevare", "bevares"));
    CHECK(word_finds("kollega", "kollegerne"));
    CHECK(word_finds("engel", "engle"));
    CHECK(word_finds("faktum", "fakta"));
    CHECK(word_finds("visum", "visa"));
    CHECK(word_finds("forum", "fora"));
    CHECK(word_finds("mormoder", "mormoderen"));
    CHECK(word_finds("bymidte", "bymidterne"));
}

TEST_CASE("no word finds what only looks like it") {
    CHECK_FALSE(word_finds("ret", "forskningsbaseret"));
    CHECK_FALSE(word_finds("tog", "deltog"));
    CHECK_FALSE(word_finds("stol", "domstole"));
    CHECK_FALSE(word_finds("ring", "vandringer"));
    CHECK_FALSE(word_finds("grøn", "Grønlandsudvalget"));
    CHECK(word_finds("Grønland", "Grønlandsudvalget"));
    CHECK(word_finds("Dublin", "Dublinforordningen"));
    CHECK(word_finds("udenrigs", "udenrigspolitik"));
    CHECK(word_finds("sundhed", "sundhedsmæssige"));
}

TEST_CASE("spellings of one thing find each other") {
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"procent", "pct."},
                                                          {"krone", "kr."},
                                                          {"eksempel", "f.eks."},
                                                          {"usa", "U.S.A."},
                                                          {"phd", "ph.d."},
                                                          {"hc", "H.C. Andersen"},
                                                          {"mv", "m.v."},
                                                          {"ressource", "resurser"},
                                                          {"mayonnaise", "majonæsen"},
                                                          {"walesa", "Wałęsa"},
                                                          {"gauss", "Gauß"},
                                                          {"køln", "Köln"},
                                                          {"løfven", "Löfven"},
                                                          {"mærsk", "Maersk"},
                                                          {"co2", "CO₂"},
                                                          {"m2", "m²"},
                                                          {"1990erne", "1990'erne"},
                                                          {"70'er", "70'erne"},
                                                          {"6.6.2017", "06.06.2017"},
                                                          {"8.30", "kl. 08:30"},
                                                          {"1500", "1 500 gæster"},
                                                          {"1500", "1.500 gæster"},
                                                          {"tv2", "på TV 2"},
                                                          {"tv", "TV2"},
                                                          {"covid19", "covid-19-vaccine"},
                                                          {"f35", "F-35-fly"},
                                                          {"startup", "start-up-miljøet"},
                                                          {"leary", "O'Leary"},
                                                          {"indland", "ind- og udland"},
                                                          {"optur", "op- og nedtur"},
                                                          {"tilflytter", "til- og fraflyttere"},
                                                          {"hovedvej", "hoved- og biveje"}}) {
        CAPTURE(one, other);
        CHECK(word_finds(one, other));
    }
    for (const auto& [one, other] :
         std::vector<std::pair<std::string, std::string>>{{"70", "70'erne"},
                                                          {"1990", "1990'erne"},
                                                          {"c", "C++"},
                                                          {"c", "C#"},
                                                          {"t", "AT&T"},
                                                          {"2", "to"},
                                                          {"døs", "does"}}) {
        CAPTURE(one, other);
        CHECK_FALSE(word_finds(one, other));
    }
}
