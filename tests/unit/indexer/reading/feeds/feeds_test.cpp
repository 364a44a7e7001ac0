// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/feeds/feeds.hpp"

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes) {
    return read_from(bytes, [](ByteSource& in, ArticleSink& sink) {
        try {
            read_xml(in, sink);
        } catch (const DamagedInput& damage) {
            sink.reject({}, damage.what());
        }
    });
}

Article item(std::string_view inside) {
    const auto sink = read(std::string("<?xml version=\"1.0\"?><rss xmlns:content=\"c\" "
                                       "xmlns:dc=\"d\"><channel><title>Lokalbladet"
                                       "</title><link>https://a</link><item>")
                               .append(inside)
                               .append("</item></channel></rss>"));
    return sink.articles.size() == 1 ? sink.articles[0] : Article{};
}

Article entry(std::string_view inside) {
    const auto sink = read(
        std::string(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Bloggen</title><author><name>Bo "
            "Hansen"
            "</name></author><entry>")
            .append(inside)
            .append("</entry></feed>"));
    return sink.articles.size() == 1 ? sink.articles[0] : Article{};
}

}  // namespace

TEST_CASE("RSS: an article an item, with its fields") {
    const Article article = item(
        "<title>B&#248;rnehaven &amp;amp; havnen</title><link>https://avis.example/1</link><guid "
        "isPermaLink=\"false\">n1</guid>"
        "<pubDate>Tue, 18 May 2021 09:30:00 +0200</pubDate><dc:creator>Åse "
        "Ø</dc:creator><category>Kultur</category>"
        "<description>&lt;p&gt;Kommunens b&amp;oslash;rnehaver.&lt;/p&gt;</description>");
    CHECK(article.title == "Børnehaven & havnen");
    CHECK(article.id == "n1");
    CHECK(article.url == "https://avis.example/1");
    CHECK(article.date == "Tue, 18 May 2021 09:30:00 +0200");
    CHECK(article.author == "Åse Ø");
    CHECK(article.section == "Kultur");
    CHECK(article.source == "Lokalbladet");
    CHECK(article.text == "Kommunens børnehaver.");
    CHECK(article.record == 1);
}

TEST_CASE("RSS: the content goes before the description, which may be its lead") {
    CHECK(item("<title>T</title><description>Kort.</description><content:encoded><![CDATA[<p>Lang "
               "tekst her.</p><p>Kort.</p>]]>"
               "</content:encoded>")
              .text == "Lang tekst her.\n\nKort.");
    CHECK(item("<title>T</title><description>Et "
               "resumé.</description><content:encoded><![CDATA[<p>Lang tekst uden det.</p>]]>"
               "</content:encoded>")
              .text == "Et resumé.\n\nLang tekst uden det.");
    CHECK(item("<title>T</title><description>5 &lt; 6 og kaffe</description>").text ==
          "5 < 6 og kaffe");
}

TEST_CASE("RSS: a link that is the guid, items beside the channel, other charsets") {
    CHECK(item("<title>T</title><guid>https://avis.example/2</guid><description>x</description>")
              .url == "https://avis.example/2");
    const auto rdf = read(
        "<rdf:RDF xmlns:rdf=\"r\" "
        "xmlns:dc=\"d\"><channel><title>K</title></channel><item><title>A</title>"
        "<description>en</description><dc:date>2021-05-18</dc:date></item><item><title>B</title></"
        "item></rdf:RDF>");
    REQUIRE(rdf.articles.size() == 2);
    CHECK(rdf.articles[0].date == "2021-05-18");
    CHECK(rdf.articles[0].source == "K");
    const auto latin = read(
        "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><item><title>B\xf8rn p\xe5 "
        "havnen</title>"
        "</item></channel></rss>");
    REQUIRE(latin.articles.size() == 1);
    CHECK(latin.articles[0].title == "Børn på havnen");
}

TEST_CASE("Atom: content by its type, the day of publication, the feed's author") {
    const Article article = entry(
        "<title type=\"html\">Havnen &amp;amp; byen</title><id>tag:a</id><link rel=\"self\" "
        "href=\"https://x\"/>"
        "<link href=\"https://blog.example/1\"/><published>2021-05-18T09:30:00+02:00</published>"
        "<updated>2024-01-01T00:00:00Z</updated><category term=\"k\" label=\"Kultur\"/>"
        "<content type=\"html\">&lt;p&gt;En.&lt;/p&gt;&lt;p&gt;To.&lt;/p&gt;</content>");
    CHECK(article.title == "Havnen & byen");
    CHECK(article.id == "tag:a");
    CHECK(article.url == "https://blog.example/1");
    CHECK(article.date == "2021-05-18T09:30:00+02:00");
    CHECK(article.author == "Bo Hansen");
    CHECK(article.section == "Kultur");
    CHECK(article.source == "Bloggen");
    CHECK(article.text == "En.\n\nTo.");
    CHECK(entry("<title>T</title><content type=\"xhtml\"><div "
                "xmlns=\"h\"><p>En.</p><p>To.</p></div></content>")
              .text == "En.\n\nTo.");
    CHECK(entry("<title>T</title><content type=\"text\">5 &lt; 6 &lt;p&gt;</content>").text ==
          "5 < 6 <p>");
    CHECK(entry("<title>T</title><updated>2024-01-01T00:00:00Z</updated><summary>Kort.</summary>")
              .date.empty());
}

TEST_CASE("Retsinformation: title, day of signing, ministry, paragraphs") {
    const auto sink = read(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Dokument>\n <Meta>\n  "
        "<AccessionNumber>B2025</AccessionNumber>\n"
        "  <DocumentTitle>Bekendtgørelse om stråling</DocumentTitle>\n  "
        "<DiesSigni>2025-11-18</DiesSigni>\n"
        "  <Ministry>Sundhedsministeriet</Ministry>\n </Meta>\n "
        "<TitelGruppe><Titel><Linea><Char>Bekendtgørelse om stråling</Char>"
        "</Linea></Titel></TitelGruppe>\n <DokumentIndhold>\n  <Paragraf>\n   <Explicatus>§ "
        "1.</Explicatus>\n   <Stk><Exitus>\n"
        "    <Linea>\n     <Char>For arealer under 1 m</Char>\n     <Char "
        "formaChar=\"Superscript\">2</Char>\n"
        "     <Char>, gælder loven.</Char>\n    </Linea>\n   </Exitus></Stk>\n  </Paragraf>\n "
        "</DokumentIndhold>\n</Dokument>");
    REQUIRE(sink.articles.size() == 1);
    const Article& article = sink.articles[0];
    CHECK(article.title == "Bekendtgørelse om stråling");
    CHECK(article.date == "2025-11-18");
    CHECK(article.author == "Sundhedsministeriet");
    CHECK(article.id == "B2025");
    CHECK(article.source == "Retsinformation");
    CHECK(article.text == "§ 1.\n\nFor arealer under 1 m2, gælder loven.");
}

TEST_CASE("XML of another kind is told, what is broken is refused") {
    const auto map = read("<urlset><url><loc>https://a</loc></url></urlset>");
    CHECK(map.articles.empty());
    CHECK(map.rejected.empty());
    REQUIRE(map.skipped.size() == 1);
    CHECK_THAT(map.skipped[0], test::contains("not read (<urlset>)"));
    CHECK(read("<rss><channel><item>").rejected.size() == 1);
    CHECK(read("ingen xml").rejected.size() == 1);
    CHECK(read("<rss><channel/></rss>").warnings.size() == 1);
    // Entities that multiply are not expanded.
    const auto laughs = read(
        "<!DOCTYPE a [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b "
        "\"&a;&a;&a;\">]><rss><channel><item><title>&b;</title>"
        "<description>y</description></item></channel></rss>");
    CHECK(laughs.articles.size() + laughs.rejected.size() == 1);
    feed_noise(read_xml, {"<rss>", "<channel>", "<item>", "<title>", "</title>", "</item>",
                          "<feed>", "<entry>", "<content type=\"xhtml\">", "<![CDATA[", "]]>",
                          "&amp;", "<Dokument><Meta><DocumentTitle>x</DocumentTitle></Meta>"});
}
