// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexer/reading/markup/markdown.hpp"
#include "indexer/reading/markup/markdown_inline.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes) {
    return read_from(bytes, [](ByteSource& in, ArticleSink& sink) { read_markdown(in, {}, sink); });
}

}  // namespace

TEST_CASE("marks inside a line are taken off") {
    CHECK(plain_inline("**flere** *penge* til __alle__ og _nogle_, ~~ikke~~") ==
          "flere penge til alle og nogle, ikke");
    CHECK(plain_inline("se [aftalen](https://kl.dk/a_(b)) og [her][1]") == "se aftalen og her");
    CHECK(plain_inline("![et **billede**](x.png)") == "et billede");
    CHECK(plain_inline("<https://kl.dk> og <b>fed</b><br/>") == "https://kl.dk og fed");
    CHECK(plain_inline("`kode *her*` og ``a`b``") == "kode *her* og a`b");
    CHECK(plain_inline("\\*ikke fed\\* &amp; R&D") == "*ikke fed* & R&D");
}

TEST_CASE("what marks nothing stays") {
    for (const char* text : {"snake_case_navn", "3 * 4 * 5", "en fodnote*", "a < b og c > d", "[1]",
                             "100 [sic] kr.", "a & b", "~5 mio.", "[åben", "C:\\mappe", "5_000"}) {
        CHECK(plain_inline(text) == text);
    }
}

TEST_CASE("the first heading is the title, and leaves the text") {
    const auto plain =
        plain_markdown("# Flere **penge** #\n\nKommunerne vil.\n\n## Baggrund\nDet er svært.\n");
    CHECK(plain.title == "Flere penge");
    CHECK(plain.text == "Kommunerne vil.\n\nBaggrund\n\nDet er svært.");
    CHECK(plain_markdown("Flere penge\n===\n\nTekst.").title == "Flere penge");
    CHECK(plain_markdown("Manchet.\n\n# Titel\nTekst.").title == "Titel");
    CHECK(plain_markdown("Tekst.\n\n## Baggrund\nMere.").title.empty());
    CHECK(plain_markdown("#hashtag er ingen overskrift").title.empty());
}

TEST_CASE("blocks become lines") {
    CHECK(plain_markdown("> Citat\n> over to\n\n* et\n+ to\n- tre\n1. fire\n\n---\n\nSlut").text ==
          "Citat\nover to\n\n- et\n- to\n- tre\n1. fire\n\n\nSlut");
    CHECK(plain_markdown("Før\n\n```cpp\nint *a* = 1;\n# ingen overskrift\n```\n\nEfter").text ==
          "Før\n\nint *a* = 1;\n# ingen overskrift\n\nEfter");
    CHECK(plain_markdown("| a | b |\n|---|---|\n| 1 | 2 |").text == "a\tb\n1\t2");
    CHECK(plain_markdown("Se [her].\n\n[her]: https://kl.dk").text == "Se [her].");
    CHECK(plain_markdown("a<!-- skjult\nover linjer -->b").text == "ab");
}

TEST_CASE("front matter and headings agree on the title") {
    auto sink = read("---\ntitle: Flere penge\ndate: 2021-05\n---\n# Flere penge\n\nTekst.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == "Flere penge");
    CHECK(sink.articles[0].date == "2021-05");
    CHECK(sink.articles[0].text == "Tekst.");
    sink = read("---\ntitle: Flere penge\n---\n# Baggrund\n\nTekst.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == "Flere penge");
    CHECK(sink.articles[0].text == "Baggrund\n\nTekst.");
}

TEST_CASE("hostile lines take no time worth the name") {
    CHECK_FALSE(plain_inline(std::string(300'000, '[')).empty());
    CHECK_FALSE(plain_inline(std::string(300'000, '<')).empty());
    std::string ticks;
    for (int i = 0; i < 500; ++i) ticks += std::string(static_cast<std::size_t>(i), '`') + " ";
    CHECK_FALSE(plain_inline(ticks).empty());
    std::string links;
    for (int i = 0; i < 100'000; ++i) links += "[a](";
    CHECK_FALSE(plain_inline(links).empty());
}

TEST_CASE("noise does no harm") {
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_markdown(in, {}, sink); },
               {"---\n", "# ", "\n", "[a](b)", "**", "_", "`", "```\n", "|", "> ", "<!--", "-->",
                "\\", "![", "æ "});
}
