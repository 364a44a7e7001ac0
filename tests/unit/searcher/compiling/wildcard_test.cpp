// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/wildcard.hpp"

#include <algorithm>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::test::Corpus;

namespace {

using Found = std::vector<std::string>;

Expansion expand_in(Corpus& corpus, NodeKind kind, const std::string& text,
                    const std::string& prefix = "") {
    return corpus.with_database(
        [&](const Xapian::Database& db) { return expand(db, kind, text, prefix); });
}

Corpus& corpus() {
    static Corpus shared({
        {.id = "A1",
         .title = "Titelordet zebra",
         .text = "kommune kommunal økonomi 2021 åben zebra",
         .date = "2021-06",
         .source = "komme"},
        {.id = "Q2", .text = "kommune kammer økonomisk kommunal", .author = "kommentator"},
        {.id = "Z3", .text = "kommune", .section = "kommende", .path = "/kommunal/x.txt"},
    });
    return shared;
}

}  // namespace

TEST_CASE("a prefix stands for the words that begin with it, the most frequent first") {
    CHECK(expand_in(corpus(), NodeKind::prefix, "komm").terms == Found{"kommune", "kommunal"});
    CHECK(expand_in(corpus(), NodeKind::prefix, "økonomi").terms == Found{"økonomi", "økonomisk"});
    CHECK(expand_in(corpus(), NodeKind::prefix, "20").terms == Found{"2021"});
    CHECK(expand_in(corpus(), NodeKind::prefix, "kommunen").terms.empty());
}

TEST_CASE("a suffix stands for the words that end in it, an infix for those that hold it") {
    CHECK(expand_in(corpus(), NodeKind::suffix, "mune").terms == Found{"kommune"});
    CHECK(expand_in(corpus(), NodeKind::suffix, "al").terms == Found{"kommunal"});
    CHECK(expand_in(corpus(), NodeKind::infix, "amme").terms == Found{"kammer"});
    CHECK(expand_in(corpus(), NodeKind::infix, "mm").terms ==
          Found{"kommune", "kommunal", "kammer"});
    CHECK(expand_in(corpus(), NodeKind::infix, "02").terms == Found{"2021"});
    CHECK(expand_in(corpus(), NodeKind::suffix, "en").terms == Found{"åben"});
}

TEST_CASE("only words stand for a pattern: no lemma, no id, no source, no path") {
    for (const auto kind : {NodeKind::prefix, NodeKind::suffix, NodeKind::infix}) {
        for (const char* text : {"", "k", "e", "2", "x"}) {
            for (const auto& term : expand_in(corpus(), kind, text).terms) {
                INFO(term);
                CHECK_FALSE((term[0] >= 'A' && term[0] <= 'Z'));
            }
        }
    }
    CHECK(expand_in(corpus(), NodeKind::infix, "titel").terms.empty());
    CHECK(expand_in(corpus(), NodeKind::infix, "").found == 8);
}

TEST_CASE("in the title, only the title's words, with their prefix") {
    CHECK(expand_in(corpus(), NodeKind::prefix, "titel", "S").terms == Found{"Stitelordet"});
    CHECK(expand_in(corpus(), NodeKind::suffix, "bra", "S").terms == Found{"Szebra"});
    CHECK(expand_in(corpus(), NodeKind::prefix, "komm", "S").terms.empty());
}

TEST_CASE("a pattern for too many words keeps the most frequent, and tells how many there are") {
    std::string text;
    for (int i = 0; i < 500; ++i) text += "ord" + std::to_string(i) + " ";
    Corpus many({{.id = "1", .text = text}, {.id = "2", .text = "ord499 ord77"}});
    for (const auto kind : {NodeKind::prefix, NodeKind::infix}) {
        const Expansion expansion = expand_in(many, kind, "ord");
        CHECK(expansion.found == 500);
        REQUIRE(expansion.terms.size() == kMaxExpansion);
        CHECK(expansion.terms[0] == "ord499");
        CHECK(expansion.terms[1] == "ord77");
    }
}

TEST_CASE("an empty database has no words") {
    Corpus empty({});
    CHECK(expand_in(empty, NodeKind::infix, "a").found == 0);
    CHECK(expand_in(empty, NodeKind::prefix, "a").found == 0);
}
