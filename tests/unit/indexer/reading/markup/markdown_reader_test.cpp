// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexer/reading/markup/markdown.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes) {
    return read_from(bytes, [](ByteSource& in, ArticleSink& sink) { read_markdown(in, {}, sink); });
}

std::string plain(std::string_view markdown) {
    return plain_markdown(markdown).text;
}

}  // namespace

TEST_CASE("marks inside a line are taken off") {
    CHECK(plain("**flere** *penge* til __alle__ og _nogle_, ~~ikke~~") ==
          "flere penge til alle og nogle, ikke");
    CHECK(plain("se [aftalen](https://kl.dk/a_(b)) og [her][1]") ==
          "se aftalen og [her][1]");  // nothing defines it
    CHECK(plain("![et **billede**](x.png)") == "et billede");
    CHECK(plain("<https://kl.dk> og <b>fed</b><br/>") == "https://kl.dk og fed");
    CHECK(plain("`kode *her*` og ``a`b``") == "kode *her* og a`b");
    CHECK(plain("\\*ikke fed\\* &amp; R&D") == "*ikke fed* & R&D");
}

TEST_CASE("what marks nothing stays") {
    for (const char* text : {"snake_case_navn", "3 * 4 * 5", "en fodnote*", "a < b og c > d", "[1]",
                             "100 [sic] kr.", "a & b", "~5 mio.", "[åben", "C:\\mappe", "5_000"}) {
        CHECK(plain(text) == text);
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
          "Citat\nover to\n\n- et\n- to\n- tre\n1. fire\n\nSlut");
    CHECK(plain_markdown("Før\n\n```cpp\nint *a* = 1;\n# ingen overskrift\n```\n\nEfter").text ==
          "Før\n\nint *a* = 1;\n# ingen overskrift\n\nEfter");
    CHECK(plain_markdown("| a | b |\n|---|---|\n| 1 | 2 |").text == "a\tb\n1\t2");
    CHECK(plain_markdown("Se [her].\n\n[her]: https://kl.dk").text == "Se her.");
    CHECK(plain_markdown("a<!-- skjult\nover linjer -->b").text == "ab");
}

TEST_CASE("items keep the numbers that they have in the source") {
    CHECK(plain("1986. En stor sæson.\n2000. Endnu en.") ==
          "1986. En stor sæson.\n2000. Endnu en.");
    CHECK(plain("3) **tre**\n7) syv") == "3) tre\n7) syv");
    CHECK(plain("- et\n  - under\n\n    mere\n- to") == "- et\n- under\n\nmere\n\n- to");
    CHECK(plain("- et\n\n- to") == "- et\n\n- to");
}

TEST_CASE("HTML inside Markdown is read as a browser shows it") {
    CHECK(plain("tilbud til børn<br>unge og voksne.") == "tilbud til børn\nunge og voksne.");
    CHECK(plain("<div>børn</div><div>unge</div>\n\nvoksne") == "børn\n\nunge\n\nvoksne");
    CHECK(plain("b&oslash;rn &amp; unge &#8211; &ukendt;") == "børn & unge – &ukendt;");
    CHECK(plain("<style>\n.img_fjord { width: 9px }\n</style>\n\nBroen er lang.") ==
          "Broen er lang.");
    CHECK(plain("Broen <script>let x = 1;</script>er lang.") == "Broen er lang.");
    CHECK(plain_markdown("<h1 align=\"center\">Bro</h1>\n\nBroen er lang.").title == "Bro");
    // A tag that never ends costs itself, and not the rest of the article.
    CHECK(plain("Brug <textarea> og <select>.\n\nSlut.") ==
          "Brug <textarea> og <select>.\n\nSlut.");
    CHECK(plain("Før <!-- aldrig lukket\n\nEfter").find("Efter") != std::string::npos);
}

TEST_CASE("footnotes are kept at the end of the text, and their marks are not") {
    CHECK(plain("Broen[^1] er lang.\n\n[^1]: Kilden er Vejdirektoratets årsrapport.\n") ==
          "Broen er lang.\n\nKilden er Vejdirektoratets årsrapport.");
    CHECK(plain("Broen[^a].\n\n[^a]: Kilde\n    side 3\n\nMere.") ==
          "Broen.\n\nMere.\n\nKilde\nside 3");
    CHECK(plain("Broen^[En note.] er lang.") == "Broen er lang.\n\nEn note.");
    CHECK(plain("Se [her].\n\n[her]: https://kl.dk \"Titel\"") == "Se her.");
}

TEST_CASE("what dialects add is not shown, but for its words") {
    const auto note =
        plain_markdown("Se [[Vejle Fjord|fjorden]] og ==vigtigt==.\n\n> [!info] Bemærk\n> Husk.");
    CHECK(note.text == "Se fjorden og vigtigt.\n\nBemærk\n\nHusk.");
    CHECK(note.link_names == "Vejle Fjord");
    CHECK(plain("Se [[mappe/Vejle Fjord#Dybde]] og [[Kolding]].") == "Se Vejle Fjord og Kolding.");
    CHECK(plain("Før ![[billede.png]] efter") == "Før efter");
    CHECK(plain("## Bro {#bro .stor}\n\nLang. ^abc123") == "Lang.");
    CHECK(plain("Den er lang.{: .note}\n{: .no_toc}") == "Den er lang.");
    CHECK(plain("{% include a.html %}Broen {{ page.title }}er {{< fig src=\"a\" >}}lang.") ==
          "Broen er lang.");
    CHECK(plain("Før %%skjult\nover linjer%% efter") == "Før\nefter");
    CHECK(plain(":::tip Godt råd\nHusk.\n:::") == "Godt råd\nHusk.");
    CHECK(plain("!!! note \"Bemærk\"\n    Husk.") == "Bemærk\nHusk.");
    CHECK(plain("> Citat [!] her") == "Citat [!] her");
}

TEST_CASE("code keeps what looks like a dialect") {
    CHECK(plain("```\n[[a]] {{ b }} ==c==\n```") == "[[a]] {{ b }} ==c==");
    CHECK(plain("`[[a]]` og `{{ b }}`") == "[[a]] og {{ b }}");
    CHECK(plain("1 == 1 og 2 == 2") == "1 == 1 og 2 == 2");
    CHECK(plain("mængden {a, b}") == "mængden {a, b}");
    CHECK(plain("2^3 og x^[") == "2^3 og x^[");
}

TEST_CASE("a heading below the first level is told from a title") {
    auto sink = read("## Baggrund\n\nDen er dyr.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title.empty());
    CHECK(sink.articles[0].heading == "Baggrund");
    sink = read("{{ content }}\n");
    CHECK(sink.articles.empty());
    CHECK(sink.rejected.empty());
    CHECK(sink.skipped.size() == 1);
}

TEST_CASE("a table that asks for a million empty cells gets none") {
    std::string table = "|";
    for (int i = 0; i < 500; ++i) table += "a|";
    table += "\n|";
    for (int i = 0; i < 500; ++i) table += "-|";
    for (int i = 0; i < 5'000; ++i) table += "\n|b";
    CHECK(plain(table).size() < 2 * table.size());
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
    CHECK_FALSE(plain(std::string(300'000, '[')).empty());
    CHECK_FALSE(plain(std::string(300'000, '<')).empty());
    std::string ticks;
    for (int i = 0; i < 500; ++i) ticks += std::string(static_cast<std::size_t>(i), '`') + " ";
    CHECK_FALSE(plain(ticks).empty());
    std::string links;
    for (int i = 0; i < 100'000; ++i) links += "[a](";
    CHECK_FALSE(plain(links).empty());
}

TEST_CASE("noise does no harm") {
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_markdown(in, {}, sink); },
               {"---\n", "# ", "\n", "[a](b)", "**", "_", "`", "```\n", "|", "> ", "<!--", "-->",
                "\\", "![", "æ "});
}
