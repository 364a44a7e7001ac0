// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexer/reading/text/front_matter.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes) {
    return read_from(bytes, [](ByteSource& in, ArticleSink& sink) { read_text(in, {}, sink); });
}

Article only(std::string_view bytes) {
    const CollectingSink sink = read(bytes);
    CHECK(sink.rejected.empty());
    REQUIRE(sink.articles.size() == 1);
    return sink.articles[0];
}

}  // namespace

TEST_CASE("a text is an article as it stands") {
    const Article article = only(" date 2021-06 Kommunerne vil have flere penge.\n\nDet siger KL.");
    CHECK(article.text == " date 2021-06 Kommunerne vil have flere penge.\n\nDet siger KL.");
    CHECK(article.title.empty());
    CHECK(article.line == 0);
    CHECK(article.stated_in == "metadata");
}

TEST_CASE("header lines above a text are its fields") {
    const Article article = only(
        "Titel: Flere penge\r\nKilde: Ritzau\r\nFORFATTER: Jens Hansen\r\nDato: 21. maj 2021\r\n"
        "Url: https://kl.dk/1\r\nSektion: Indland\r\n\r\nKommunerne: vi vil.\r\n");
    CHECK(article.title == "Flere penge");
    CHECK(article.source == "Ritzau");
    CHECK(article.author == "Jens Hansen");
    CHECK(article.date == "21. maj 2021");
    CHECK(article.url == "https://kl.dk/1");
    CHECK(article.section == "Indland");
    CHECK(article.text == "Kommunerne: vi vil.\r\n");
    CHECK(article.stated_in == "header");
}

TEST_CASE("lines that are not all header lines are text") {
    for (const char* text :
         {"Kilde: Ritzau\nKommunerne vil have flere penge.\n\nMere.", "Emne: penge\n\nKommunerne.",
          "Kilde: Ritzau", "Kilde: Ritzau\n\n", "Tekst: her\n\nMere.",
          "KL: vi vil have penge\n\nMere.", "Kommunerne.\n\nKilde: Ritzau"}) {
        const Article article = only(text);
        CHECK(article.text == text);
        CHECK(article.source.empty());
    }
}

TEST_CASE("front matter tells about the text below it") {
    const Article article = only(
        "---\n# fra arkivet\ntitle: \"Flere \\\"penge\\\"\"\nforfatter: [Jens Hansen, 'Hanne "
        "Holm']\n"
        "date: 2021-05-21 # fredag\nkilde:\n  Ritzau\ntags:\n  - a\n  - b\nauthor_note: "
        "x\n---\nKommunerne vil.\n");
    CHECK(article.title == "Flere \"penge\"");
    CHECK(article.author == "Jens Hansen; Hanne Holm");
    CHECK(article.date == "2021-05-21");
    CHECK(article.source == "Ritzau");
    CHECK(article.text == "Kommunerne vil.\n");
    CHECK(article.stated_in == "metadata");
}

TEST_CASE("what only looks like front matter is text") {
    for (const char* text : {"---\nKommunerne vil have penge\n---\nMere.", "---\n---\nMere.",
                             "---\ntitle: aldrig lukket\nMere.", "--- \n\nMere."}) {
        CHECK(only(text).text == text);
    }
}

TEST_CASE("what is no text is rejected once") {
    for (const std::string& bytes :
         {std::string(), std::string(" \n\t\r\n"), std::string("abc\0def", 7),
          std::string("\xEF\xBB\xBF"), std::string("\x01\x02\x03\x04xyz"),
          std::string("---\ntitle: x\n---\n \n")}) {
        const CollectingSink sink = read(bytes);
        CHECK(sink.articles.empty());
        CHECK(sink.rejected.size() == 1);
        CHECK(sink.warnings.empty());
    }
}

TEST_CASE("another charset is read, with a warning") {
    const CollectingSink sink = read(
        "Bl\xe5 b\xe6r p\xe5 \xf8"
        "en.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text == "Blå bær på øen.");
    REQUIRE(sink.warnings.size() == 1);
    CHECK(sink.warnings[0].find("windows-1252") != std::string::npos);
}

TEST_CASE("a text that is too large is rejected") {
    const CollectingSink sink = read(std::string(kMaxArticleBytes + 1, 'a'));
    CHECK(sink.articles.empty());
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].find("20 MB") != std::string::npos);
}

TEST_CASE("formats are known by names") {
    CHECK(format_of("a/b.TXT") == Format::text);
    CHECK(format_of("b.jsonl.zst") == Format::json_lines);
    CHECK(format_of("b.md.gz") == Format::markdown);
    CHECK(format_of("b.tar.bz2") == Format::archive);
    CHECK(format_of("b.tgz") == Format::archive);
    CHECK(format_of("b.zip") == Format::archive);
    CHECK(format_of("b.zip.gz") == Format::none);
    CHECK(format_of("b.gz") == Format::none);
    CHECK(format_of(".txt") == Format::none);
    CHECK(format_of("txt") == Format::none);
    CHECK(is_compressed("b.csv.xz"));
    CHECK_FALSE(is_compressed("b.tar.xz"));
    CHECK(is_left_out("README.md"));
    CHECK(is_left_out("readme.txt.gz"));
    CHECK(is_hidden_name(".skjult.txt"));
    CHECK_FALSE(is_left_out("nyt.txt"));
}

TEST_CASE("names of fields are known in two languages, and the user's go first") {
    FieldMap fields;
    CHECK(fields.find("BRØDTEKST")->field == &Article::text);
    CHECK(fields.find("published_at")->field == &Article::date);
    CHECK(fields.find("Overskrift")->field == &Article::title);
    CHECK_FALSE(fields.find("andet"));
    CHECK(fields.add("text=Manchet").empty());
    CHECK_FALSE(fields.add("farve=x").empty());
    CHECK_FALSE(fields.add("text=").empty());
    CHECK_FALSE(fields.add("text").empty());
    REQUIRE(fields.find("manchet"));
    CHECK(fields.find("manchet")->rank < fields.find("text")->rank);
    CHECK(fields.find("text")->rank < fields.find("body")->rank);
}

TEST_CASE("places are ids and can be said") {
    CHECK(fallback_id("a.txt", {}) == "a.txt");
    CHECK(fallback_id("a.jsonl", {"", 3, 0}) == "a.jsonl#3");
    CHECK(fallback_id("a.zip", {"b/c.csv", 9, 2}) == "a.zip!/b/c.csv#2");
    CHECK(to_string("a.csv", {"", 9, 2}) == "a.csv, record 2 (line 9)");
    udklip::store::Record record;
    record.path = "/x!/a.zip!/b/c.csv";
    CHECK(file_of(record) == record.path);
    record.member = "b/c.csv";
    CHECK(file_of(record) == "/x!/a.zip");
}

TEST_CASE("noise does no harm") {
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_text(in, {}, sink); },
               {"---\n", "title: ", "Kilde: x\n", "\n", "[", "]", "\"", "- a\n", "æ", "  x\n"});
}

TEST_CASE("front matter may be TOML or JSON") {
    Article article = only(
        "+++\ntitle = \"Ny bro\"\ndate = 2025-01-22\ntags = [\n  \"a\",\n]\n"
        "[extra]\nauthor = 'Ole'\n[menu]\ntitle = \"x\"\n+++\n\nBroen er lang.");
    CHECK(article.title == "Ny bro");
    CHECK(article.date == "2025-01-22");
    CHECK(article.author == "Ole");
    CHECK(article.text == "\nBroen er lang.");
    article = only(
        "{\n  \"title\": \"Ny bro\",\n  \"authors\": [{\"name\": \"Ole\"}, \"Eva\"]\n}\n\nLang.");
    CHECK(article.title == "Ny bro");
    CHECK(article.author == "Ole; Eva");
    CHECK(article.text == "\nLang.");
    // What is not wholly of the form is text.
    for (const char* text : {"+++\nBroen er lang.\n+++\nMere.", "{\nint a = 1;\n}\nMere.",
                             "+++\ntitle = \"a\"\nMere."}) {
        INFO(text);
        CHECK(only(text).text == text);
    }
}

TEST_CASE("names in front matter may be links of note programs, or maps") {
    const Article article = only(
        "---\nsource: \"https://www.nyavis.example/nyt/bro\"\nauthor:\n  - \"[[Ole Hansen]]\"\n"
        "  - \"[[personer/eva|Eva Holm]]\"\npublished: true\npubdate: 2021-05-06\n---\nLang.");
    CHECK(article.url == "https://www.nyavis.example/nyt/bro");
    CHECK(article.source == "nyavis.example");
    CHECK(article.author == "Ole Hansen; Eva Holm");
    CHECK(article.date == "2021-05-06");
    CHECK(only("---\nauthor:\n  name: Ole Hansen\n  email: o@kl.dk\n---\nLang.").author ==
          "Ole Hansen");
}

TEST_CASE("entities stay in a text file, with a warning; what was encoded twice is mended") {
    auto sink = read("b&oslash;rn &amp; unge");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text == "b&oslash;rn &amp; unge");
    CHECK(sink.warnings.size() == 1);
    sink = read("BÃ¸rnehaver lukker.");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text == "Børnehaver lukker.");
    CHECK(sink.warnings.size() == 1);
}

TEST_CASE("a tag of YAML that nothing follows is the value") {
    Article article;
    CHECK(read_front_matter("---\ntitle: !!vigtigt\nsource: !!\n---\nBroen er lang.", {}, article) >
          0);
    CHECK(article.title == "!!vigtigt");
    CHECK(article.source == "!!");
}

TEST_CASE("front matter may name its language, and Pandoc has a title block") {
    for (const char* head : {"---json\n{\"title\": \"Ny bro\", \"date\": \"2025-01-22\"}\n---\n",
                             ";;;\n{\n\"title\": \"Ny bro\",\n\"date\": \"2025-01-22\"\n}\n;;;\n",
                             "---yaml\ntitle: Ny bro\ndate: 2025-01-22\n---\n",
                             "---toml\ntitle = \"Ny bro\"\ndate = 2025-01-22\n---\n",
                             "% Ny bro\n% Ole Hansen\n% 2025-01-22\n\n",
                             "---\ntitle: !!str Ny bro\ndate: !!timestamp 2025-01-22\n---\n",
                             "---\ntitle: \"Ny\n  bro\"\ndate: 2025-01-22\n---\n",
                             "---\ntitle: >+\n  Ny bro\ndate: 2025-01-22\n---\n"}) {
        INFO(head);
        const std::string text = std::string(head) + "Broen er lang.";
        Article article;
        const auto size = read_front_matter(text, {}, article);
        CHECK(text.substr(size).find("Broen er lang.") != std::string::npos);
        CHECK(size > 0);
        CHECK(article.title == "Ny bro");
        CHECK(article.date == "2025-01-22");
    }
    Article people;
    read_front_matter("---\nauthor: \"[[Ole Hansen]], [[Bo Lund]]\"\n---\nA.", {}, people);
    CHECK(people.author == "Ole Hansen; Bo Lund");
    Article map;
    read_front_matter("---\nauthor: {url: x, name: Ole Hansen}\n---\nA.", {}, map);
    CHECK(map.author == "Ole Hansen");
    Article none;
    CHECK(read_front_matter("% 10 af alle\n\nA.", {}, none) == 0);
    CHECK(read_front_matter("---json\nA.\n---\n", {}, none) == 0);
}
