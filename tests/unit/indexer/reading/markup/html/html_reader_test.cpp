// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexer/reading/markup/html/text/text.hpp"
#include "indexer/reading/markup/html/text/tree.hpp"
#include "indexer/reading/markup/html/titles.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;
using html::HtmlTree;

namespace {

CollectingSink read(std::string_view bytes) {
    return read_from(bytes, [](ByteSource& in, ArticleSink& sink) { read_html(in, {}, sink); });
}

Article only(const std::string& page) {
    const CollectingSink sink = read(page);
    CHECK(sink.rejected.empty());
    REQUIRE(sink.articles.size() == 1);
    return sink.articles[0];
}

const std::string kPage = R"(<!DOCTYPE html><html lang="da"><head><meta charset="utf-8">
<title>Flere penge til kommunerne | Avisen</title>
<meta property="og:title" content="Flere penge til kommunerne">
<meta property="og:site_name" content="Avisen">
<meta property="article:published_time" content="2021-05-21T06:05:00+02:00">
<meta name="author" content="Jens Hansen"><meta property="article:section" content="Indland">
<link rel="canonical" href="https://avisen.dk/1"><style>p { color: red }</style></head>
<body><header><a href="/">Avisen</a><p>Danmarks bedste</p></header><nav><ul><li>Indland</li></ul></nav>
<main><article><header><h1>Flere penge til kommunerne</h1><p>KL er &quot;tilfreds&quot; med aftalen, siger formanden i dag.</p>
<div class="byline">Af Jens <time datetime="2020-01-01">1. januar</time></div></header>
<p>Kommunerne f&aring;r<br>flere   penge.</p><div>Det siger <b>KL</b>-formanden.</div>
<ul><li>Et</li><li>To</li></ul><table><tr><td>a</td><td>b</td></tr></table>
<script>var skjult = 1;</script><aside>Læs også: noget andet</aside><form><button>Del</button></form>
<p hidden>Usynlig</p><p style="display: none">Usynlig</p></article></main>
<footer>Kontakt os</footer></body></html>)";

}  // namespace

TEST_CASE("a page is its article and its metadata") {
    const Article article = only(kPage);
    CHECK(article.title == "Flere penge til kommunerne");
    CHECK(article.text ==
          "KL er \"tilfreds\" med aftalen, siger formanden i dag.\n\nKommunerne får\nflere "
          "penge.\n\nDet siger "
          "KL-formanden.\n\nEt\nTo\n\na b");
    CHECK(article.date == "2021-05-21T06:05:00+02:00");
    CHECK(article.source == "Avisen");
    CHECK(article.author == "Jens Hansen");
    CHECK(article.section == "Indland");
    CHECK(article.url == "https://avisen.dk/1");
}

TEST_CASE("what stands around an article is kept beside it, in the order of the page") {
    const Article article = only(kPage);
    CHECK(article.furniture ==
          "Avisen\n\nDanmarks bedste\n\nIndland\n\nAf Jens 1. januar\n\nLæs også: noget "
          "andet\n\nDel\n\nKontakt os");
    std::string long_page = "<article><p>Teksten.</p></article><footer>";
    for (int i = 0; i < 20'000; ++i) long_page += "<p>Sidefod æøå</p>";
    CHECK(only(long_page).furniture.size() <= html::kMaxFurnitureBytes);
}

TEST_CASE("JSON-LD tells what meta elements do not") {
    const Article article = only(R"(<title>Avisen - Flere penge</title>
<script type="application/ld+json">{ "broken": </script>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":["NewsArticle"],"headline":"Flere penge","datePublished":"2021-05-21","identifier":"abc-1",
"author":[{"@type":"Person","name":"Jens"},{"name":"Hanne"}],"publisher":{"name":"Avisen"},
"articleSection":"Indland","url":"https://avisen.dk/1"}]}</script><body><p>Teksten.</p>)");
    CHECK(article.title == "Flere penge");
    CHECK(article.date == "2021-05-21");
    CHECK(article.author == "Jens; Hanne");
    CHECK(article.source == "Avisen");
    CHECK(article.section == "Indland");
    CHECK(article.url == "https://avisen.dk/1");
    CHECK(article.id == "abc-1");
    CHECK(article.text == "Teksten.");
}

TEST_CASE("a page that scripts build carries its text in JSON-LD") {
    const Article article =
        only(R"(<script type="application/ld+json">{"@type":"Article","headline":"T",
"articleBody":"Hele teksten står her og er lang."}</script><body><div id=app>Vent</div>)");
    CHECK(article.text == "Hele teksten står her og er lang.");
}

TEST_CASE("the site's name is no part of a title") {
    using html::without_site_name;
    CHECK(without_site_name("Flere penge - DR", {"dr"}) == "Flere penge");
    CHECK(without_site_name("Flere penge | Nyheder | TV 2", {"tv2"}) == "Flere penge");
    CHECK(without_site_name("Flere penge til kommunerne | Politiken", {}) ==
          "Flere penge til kommunerne");
    CHECK(without_site_name("KL - hvem er det", {}) == "KL - hvem er det");
    CHECK(without_site_name("Stor-København", {"københavn"}) == "Stor-København");
    CHECK(without_site_name("Avisen: Flere penge", {"avisen"}) == "Avisen: Flere penge");
    CHECK(without_site_name("Avisen » Flere penge - avisen.dk", {"avisen", "avisendk"}) ==
          "Flere penge");
}

TEST_CASE("a time dates the article only beside its headline") {
    CHECK(only("<article><h1>T</h1><p><time datetime='2021-05-21'>i "
               "dag</time></p><p>Tekst.</p></article>")
              .date == "2021-05-21");
    CHECK(only("<article><h1>T</h1><p>Mødet holdes <time datetime='2021-05-21'>den 21. maj</time>, "
               "når udvalget er "
               "kommet hjem fra ferie og har læst alle papirerne.</p></article>")
              .date.empty());
    CHECK(only("<article><p>En tekst om noget.</p></article><aside><time "
               "datetime='2021-05-21'>x</time></aside>")
              .date.empty());
}

TEST_CASE("teasers are not taken for the article") {
    const Article article = only(
        "<main><h1>Titel</h1><p>Den lange tekst om kommunernes økonomi, som hele siden handler om, "
        "og som går "
        "over flere linjer.</p><article>Kort en</article><article>Kort to</article></main>");
    CHECK(article.text.starts_with("Den lange tekst"));
}

TEST_CASE("preformatted lines stay lines") {
    CHECK(only("<body><pre>a  b\n c</pre>").text == "a b\nc");
}

TEST_CASE("the declared charset is obeyed, silently") {
    const auto sink = read(
        "<meta charset=iso-8859-1><title>Bl\xe5</title><p>B\xe6r p\xe5 \xf8"
        "en.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].title == "Blå");
    CHECK(sink.articles[0].text == "Bær på øen.");
    CHECK(sink.warnings.empty());
}

TEST_CASE("a page without text is rejected") {
    for (const char* page :
         {"<html></html>", "<title>x</title><script>x</script>", "  ", "<body><nav>Menu</nav>"}) {
        const auto sink = read(page);
        CHECK(sink.articles.empty());
        CHECK(sink.rejected.size() == 1);
    }
}

TEST_CASE("hostile pages end, and do not exhaust memory or stack") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div>";
    CHECK_THROWS_AS(HtmlTree(deep), DamagedInput);
    std::string lists;
    for (int i = 0; i < 200'000; ++i) lists += "<li><p>a";
    CHECK_NOTHROW(HtmlTree(lists));
    std::string fonts = "<p>";
    for (int i = 0; i < 1900; ++i) fonts += "<font a" + std::to_string(i) + ">";
    for (int i = 0; i < 3000; ++i) fonts += "<p>x";
    CHECK_THROWS_AS(HtmlTree(fonts), DamagedInput);
    std::string nested = "<article>";
    for (int i = 0; i < 1900; ++i) nested += "<div>";
    CHECK(read(nested + "tekst").articles.size() == 1);
}

TEST_CASE("noise does no harm") {
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_html(in, {}, sink); },
               {"<p>",
                "</p>",
                "<table>",
                "<tr><td>",
                "<b>",
                "</i>",
                "<article>",
                "<script type=application/ld+json>",
                "</script>",
                "{\"@type\":\"Article\"",
                "<template>",
                "<svg>",
                "<math>",
                "&",
                "<!--",
                "\"",
                "æ",
                "<time>",
                "<select>",
                "<frameset>",
                "<meta charset=utf-8>",
                "<h1>x",
                "<pre>\n"});
}

TEST_CASE("references to no character are U+FFFD, however long, and leading zeros do not count") {
    CHECK(only("<p>et &#xccccccccccccccccccccccc74; ord &#4294967361; her</p>").text ==
          "et \uFFFD ord \uFFFD her");
    CHECK(only("<p title='&#xfffffffff;'>&#0000000229; &#x0000000E5;&#229</p>").text == "å åå");
    CHECK(only("<p>&#;&#x;&&#</p><p>x</p>").text == "&#;&#x;&&#\n\nx");
}
