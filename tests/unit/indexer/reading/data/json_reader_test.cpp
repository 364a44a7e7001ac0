// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

CollectingSink read(std::string_view bytes, const FieldMap& fields = {}) {
    return read_from(bytes,
                     [&](ByteSource& in, ArticleSink& sink) { read_json(in, fields, sink); });
}

CollectingSink read_lines(std::string_view bytes) {
    return read_from(bytes,
                     [](ByteSource& in, ArticleSink& sink) { read_json_lines(in, {}, sink); });
}

std::vector<std::string> texts(const CollectingSink& sink) {
    std::vector<std::string> all;
    for (const auto& article : sink.articles) all.push_back(article.text);
    return all;
}

using Strings = std::vector<std::string>;

/// Endless, as far as memory is concerned: `unit` a hundred million times or so.
class RepeatingSource final : public ByteSource {
  public:
    RepeatingSource(std::string head, std::string unit, std::size_t bytes, std::string tail)
        : head_(std::move(head)), unit_(std::move(unit)), left_(bytes), tail_(std::move(tail)) {}
    std::size_t read(std::span<char> buffer) override {
        if (!head_.empty()) return give(head_, buffer);
        if (left_ == 0) return give(tail_, buffer);
        const std::size_t n = std::min(buffer.size(), left_);
        for (std::size_t i = 0; i < n; ++i) buffer[i] = unit_[i % unit_.size()];
        left_ -= n;
        return n;
    }

  private:
    static std::size_t give(std::string& text, std::span<char> buffer) {
        const std::size_t n = std::min(buffer.size(), text.size());
        std::copy_n(text.data(), n, buffer.data());
        text.erase(0, n);
        return n;
    }
    std::string head_, unit_;
    std::size_t left_;
    std::string tail_;
};

}  // namespace

TEST_CASE("an object is an article, in Danish and in English") {
    const auto sink =
        read(R"({"ID": 7, "Overskrift": "Flere penge", "brødtekst": "Kommunerne vil.", "Publiceret":
        "2021-05-21", "medie": "Avisen", "byline": "Jens", "sektion": "Indland", "link": "https://a.dk", "x": [1, {}]})");
    REQUIRE(sink.articles.size() == 1);
    const Article& article = sink.articles[0];
    CHECK(article.id == "7");
    CHECK(article.title == "Flere penge");
    CHECK(article.text == "Kommunerne vil.");
    CHECK(article.date == "2021-05-21");
    CHECK(article.source == "Avisen");
    CHECK(article.author == "Jens");
    CHECK(article.section == "Indland");
    CHECK(article.url == "https://a.dk");
    CHECK(article.record == 0);
    CHECK(sink.warnings.empty());
}

TEST_CASE("objects in an array are articles, counted from 1") {
    const auto sink = read(R"([{"text": "a"}, {"text": "b"}, 5, {"x": 1}, {"text": "c"}])");
    CHECK(texts(sink) == Strings{"a", "b", "c"});
    CHECK(sink.articles[2].record == 5);
    REQUIRE(sink.rejected.size() == 2);
    CHECK(sink.rejected[0] == ", record 3: is no JSON object");
    CHECK(sink.rejected[1] == ", record 4: has no text");
}

TEST_CASE("articles are found inside an object without text") {
    CHECK(
        texts(read(
            R"({"total": 2, "artikler": [{"tekst": "a"}, {"tekst": "b"}], "tags": [{"name": "x"}]})")) ==
        Strings{"a", "b"});
    CHECK(texts(read(R"({"response": {"docs": [{"text": "a"}]}})")) == Strings{"a"});
    CHECK(texts(read(R"({"hits": {"hits": [{"_id": 1, "_source": {"text": "a"}}]}})")) ==
          Strings{"a"});
    CHECK(texts(read(R"({"content": [{"title": "x", "text": "a"}]})")) == Strings{"a"});
    const auto faulty = read(R"({"artikler": [{"tekst": "a"}, {"titel": null}]})");
    CHECK(texts(faulty) == Strings{"a"});
    CHECK(faulty.rejected == Strings{", record 2: has no text"});
}

TEST_CASE("what lies inside an article belongs to it") {
    const auto sink = read(
        R"({"comments": [{"text": "nej"}], "text": "a", "related": [{"title": "t", "text": "b"}], "authors": [{"name": "A"}]})");
    CHECK(texts(sink) == Strings{"a"});
    CHECK(sink.articles[0].author == "A");
    CHECK(sink.rejected.empty());
    CHECK(texts(read(R"([{"text": "a", "related": [{"text": "b"}]}, {"text": "c"}])")) ==
          Strings{"a", "c"});
}

TEST_CASE("objects one after the other are taken, too") {
    const auto sink = read("{\"text\": \"a\"}\n{\"text\": \"b\"}\n");
    CHECK(texts(sink) == Strings{"a", "b"});
    CHECK(sink.articles[0].record == 1);
    CHECK(sink.articles[1].record == 2);
}

TEST_CASE("authors and publishers may be objects and lists") {
    const auto sink =
        read(R"({"text": "a", "author": [{"name": "Jens", "url": "x"}, {"name": "Hanne"}],
        "publisher": {"@type": "Organization", "name": "Avisen", "logo": {"url": "y"}}, "title": {"rendered": "T"},
        "section": ["Indland", "Politik"], "date": 1621569900})");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].author == "Jens; Hanne");
    CHECK(sink.articles[0].source == "Avisen");
    CHECK(sink.articles[0].title == "T");
    CHECK(sink.articles[0].section == "Indland, Politik");
    CHECK(sink.articles[0].date == "2021-05-21T04:05:00Z");
    CHECK(sink.warnings.empty());
}

TEST_CASE(
    "authors may be objects of two names, titles of several languages, dates of several programs") {
    const auto sink = read(
        R"({"text":"a","author":[{"fornavn":"Ole","efternavn":"Hansen"},{"last_name":"Lund","first_name":"Bo"}],)"
        R"("title":{"en":"Bridge","da":"Bro"},"date":"/Date(1621569900000)/"})");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].author == "Ole Hansen; Bo Lund");
    CHECK(sink.articles[0].title == "Bro");
    CHECK(sink.articles[0].date == "2021-05-21T04:05:00Z");
    for (const char* date : {"1621569900.25", R"({"$date":{"$numberLong":"1621569900000"}})"}) {
        const auto one = read(R"({"text":"a","date":)" + std::string(date) + "}");
        REQUIRE(one.articles.size() == 1);
        CHECK(one.articles[0].date == "2021-05-21T04:05:00Z");
    }
}

TEST_CASE("the user's names go before the usual ones") {
    FieldMap fields;
    fields.add("text=manchet");
    const auto sink = read(R"({"text": "a", "Manchet": "b", "body": "c"})", fields);
    CHECK(texts(sink) == Strings{"b"});
    CHECK(texts(read(R"({"body": "c", "text": "a"})")) == Strings{"a"});
}

TEST_CASE("broken JSON keeps what stood before, and is told once") {
    const auto sink = read("[{\"text\": \"a\"},\n{\"text\": \"b\"},\n{\"text\": \"c");
    CHECK(texts(sink) == Strings{"a", "b"});
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].find("line 3") != std::string::npos);
    for (const char* bad : {"", " ", "5", "\"x\"", "{}", "[", "{\"a\": [1, 2]}", "nul"}) {
        INFO(bad);
        const auto none = read(bad);
        CHECK(none.rejected.size() + none.skipped.size() == 1);
    }
    CHECK(read("[]").skipped.size() == 1);
}

TEST_CASE("values of the wrong type cost the article only if it is the text") {
    const auto sink =
        read(R"([{"text": 5}, {"text": true}, {"text": [7]}, {"text": "a", "url": false}])");
    CHECK(texts(sink) == Strings{"5", "a"});
    CHECK(sink.rejected.size() == 2);
    REQUIRE(sink.warnings.size() == 1);
    CHECK(sink.warnings[0].find("\"url\"") != std::string::npos);
}

TEST_CASE("JSON may be in any charset, though it should not") {
    const auto sink = read("{\"text\": \"bl\xe5 b\xe6r\"}");
    CHECK(texts(sink) == Strings{"blå bær"});
    CHECK(sink.warnings.size() == 1);
    CHECK(texts(read("\uFEFF{\"text\": \"blå\"}")) == Strings{"blå"});
}

TEST_CASE("depth and length that would fill memory are refused") {
    const auto deep = read(std::string(1'000'000, '['));
    CHECK(deep.rejected.size() == 1);
    RepeatingSource endless("[{\"text\": \"a\"}, {\"text\": ", "1", 300'000'000, "}]");
    CollectingSink sink;
    CHECK_THROWS_AS(read_json(endless, {}, sink), DamagedInput);
    CHECK(texts(sink) == Strings{"a"});
}

TEST_CASE("many articles inside an object are not all held") {
    std::string all = "{\"artikler\": [";
    for (int i = 0; i < 500; ++i)
        all += (i ? ",{\"text\": \"" : "{\"text\": \"") + std::string(100'000, 'x') + "\"}";
    CHECK(read(all + "]}").articles.size() == 500);
    CHECK(read(all + "], \"text\": \"sent\"}").articles.size() > 1);
}

TEST_CASE("JSON Lines: an article a line, and each bad line told once") {
    const auto sink = read_lines(
        "\uFEFF{\"id\":\"x1\",\"titel\":\"T\",\"tekst\":\"a\"}\r\n\nikke "
        "json\n[1]\n{\"id\":\"x2\"}\n"
        "{\"text\":[7]}\n{\"text\":\"b\",\"date\":{}}\n{\"text\":\"c\"}\n{\"text\":"
        "\"afbrudt");
    CHECK(texts(sink) == Strings{"a", "b", "c"});
    CHECK(sink.articles[0].id == "x1");
    CHECK(sink.articles[0].line == 1);
    CHECK(sink.articles[2].line == 8);
    CHECK(sink.rejected.size() == 5);
    CHECK(sink.rejected[0] == ", line 3: is not JSON at byte 1 (invalid literal)");
    CHECK(sink.rejected.back() ==
          ", line 9: is not JSON at byte 17 (invalid string: missing closing quote)");
    CHECK(read_lines("{\"text\":\"a\",\"n\":NaN}\n").rejected.front() ==
          ", line 1: is not JSON at byte 17 (invalid literal)");
    CHECK(read("{\"text\":\"a\",\n}")
              .rejected.front()
              .ends_with("is not JSON at line 2 (unexpected '}'); the rest was not read"));
}

TEST_CASE("a line in another charset is read, and told once for the file") {
    const auto sink = read_lines(
        "{\"text\":\"bl\xe5 b\xe6r\"}\n{\"text\":\"blåbær\"}\n{\"text\":\"r\xf8"
        "d gr\xf8"
        "d\"}\n");
    CHECK(texts(sink) == Strings{"blå bær", "blåbær", "rød grød"});
    CHECK(sink.warnings.size() == 1);
}

TEST_CASE("NUL inside a string is told and does not end it") {
    const auto sink = read_lines("{\"text\":\"a\\u0000b\"}\n");
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text.size() == 3);
    CHECK(sink.warnings.size() == 1);
}

TEST_CASE("a line of more than 20 MB is passed over, and not held") {
    RepeatingSource source("{\"text\":\"a\"}\n{\"text\":\"", "x", 150'000'000,
                           "\"}\n{\"text\":\"b\"}\n");
    CollectingSink sink;
    read_json_lines(source, {}, sink);
    CHECK(texts(sink) == Strings{"a", "b"});
    REQUIRE(sink.rejected.size() == 1);
    CHECK(sink.rejected[0].find("line 2") != std::string::npos);
}

TEST_CASE("a value of more than 20 MB costs its record, not the rest of the file") {
    const auto read_with = [](const std::string& before, const std::string& unit) {
        RepeatingSource source("[{\"text\":\"a\"},\n{" + before, unit, 60'000'000,
                               "\"},{\"text\":\"c\"}]");
        CollectingSink sink;
        read_json(source, {}, sink);
        return sink;
    };
    for (const char* unit : {"x", "\\n", "\\\"xxxxxx", "æxx", "\\u00e6xx"}) {
        INFO(unit);
        const auto sink = read_with("\"text\":\"", unit);
        CHECK(texts(sink) == Strings{"a", "c"});
        REQUIRE(sink.rejected.size() == 1);
        CHECK(sink.rejected[0] == ", record 2: is larger than an article may be (20 MB)");
    }
    const auto picture = read_with("\"text\":\"b\",\"billede\":\"", "x");
    CHECK(texts(picture) == Strings{"a", "b", "c"});
    CHECK(picture.warnings == Strings{", record 2: holds a value of more than 20 MB; left out"});
    const auto author = read_with("\"author\":{\"name\":\"", "x");
    CHECK(texts(author)[0] == "a");
}

TEST_CASE("an object with a title and a date is an article, and the objects in it are its parts") {
    const std::string article =
        R"({"titel":"Ny bro","dato":"2021-05-06","kilde":"KL","sektioner":[)"
        R"({"overskrift":"Baggrund","tekst":"Broen er lang."},)"
        R"({"overskrift":"Pris","tekst":"Den er dyr."}]})";
    const std::string text = "Baggrund\n\nBroen er lang.\n\nPris\n\nDen er dyr.";
    for (const auto& sink : {read(article), read_lines(article), read("[" + article + "]")}) {
        REQUIRE(texts(sink) == Strings{text});
        CHECK(sink.articles[0].title == "Ny bro");
        CHECK(sink.articles[0].date == "2021-05-06");
        CHECK(sink.articles[0].source == "KL");
        CHECK(sink.rejected.empty());
    }
    // A list called like a text, and parts of parts.
    CHECK(texts(read(R"({"title":"T","content":[{"text":"A."},{"text":"B."}]})")) ==
          Strings{"A.\n\nB."});
    CHECK(texts(read(R"({"title":"T","body":["A.","B."]})")) == Strings{"A.\n\nB."});
    CHECK(texts(read(R"({"titel":"T","kapitler":[{"titel":"K","afsnit":[{"tekst":"A."}]}]})")) ==
          Strings{"K\n\nA."});
}

TEST_CASE("what is called like a text may be a list or an object, however deep its texts lie") {
    const std::string text = "Broen er lang.\n\nDen er dyr.";
    for (
        const char* content :
        {R"("content":{"blocks":[{"text":"Broen er lang."},{"text":"Den er dyr."}]})",
         R"("content":{"blocks":[{"id":"x1","type":"paragraph","data":{"text":"Broen er lang."}},)"
         R"({"id":"x2","type":"image","data":{"url":"x"}},{"id":"x3","data":{"text":"Den er dyr."}}]})",
         R"("text":{"blocks":[{"key":"a","text":"Broen er lang.","type":"unstyled"},)"
         R"({"key":"b","text":"Den er dyr."}],"entityMap":{}})",
         R"("body":[{"_type":"block","children":[{"_type":"span","text":"Broen "},)"
         R"({"_type":"span","text":"er"},{"_type":"span","text":" "},{"_type":"span","text":"lang."}]},)"
         R"({"_type":"block","children":[{"_type":"span","text":"Den er dyr."}]}])",
         R"("content":[{"type":"paragraph","content":[{"type":"text","text":"Broen er "},)"
         R"({"type":"text","text":"lang."}]},{"type":"paragraph","content":[{"type":"text","text":"Den er dyr."}]}])",
         R"("paragraphs":["Broen er lang.","Den er dyr."])",
         R"("afsnit":["Broen er lang.","Den er dyr."])",
         R"("afsnit":[{"nr":1,"tekst":"Broen er lang."},{"nr":2,"tekst":"Den er dyr."}])",
         R"("body":["Broen er lang.",{"type":"quote","text":"Den er dyr."}])",
         R"("body":[{"type":"quote","text":"Broen er lang."},"Den er dyr."])",
         R"("body":[{"p":"Broen er lang."},{"p":"Den er dyr."}])",
         R"("body":{"da":"Broen er lang.\n\nDen er dyr.","en":"The bridge is long."})",
         R"("content":{"rendered":"<p>Broen er lang.</p><p>Den er dyr.</p>","protected":false})",
         R"("content":{"rendered":"<p>Broen er lang.</p><p>Den er dyr.</p>"},"comments":[{"text":"Nej."}])",
         R"("content":[{"id":1,"text":"Broen er lang."},{"id":2,"text":"Den er dyr."}],"related":[{"title":"x"}])"}) {
        INFO(content);
        const std::string record = std::string(R"({"title":"Ny bro",)") + content + "}";
        for (const auto& sink : {read(record), read_lines(record), read("[" + record + "]"),
                                 read("{\"articles\":[" + record + "]}")}) {
            CHECK(texts(sink) == Strings{text});
            REQUIRE(sink.articles.size() == 1);
            CHECK(sink.articles[0].title == "Ny bro");
            CHECK(sink.rejected.empty());
        }
    }
    // What holds nothing that can be read is told.
    const auto lost = read_lines(R"({"title":"T","body":[{"x":"Kort."}]})");
    CHECK(lost.articles.empty());
    CHECK(lost.rejected == Strings{", line 1: its \"body\" holds no text"});
    CHECK(read_lines(R"({"title":"T","body":[]})").articles.size() == 1);
    const auto unknown = read(
        R"({"title":"T","minListe":["Havnen skal udvides næste år, og det bliver dyrt for kommunen."]})");
    REQUIRE(unknown.rejected.size() == 1);
    CHECK(unknown.rejected[0].ends_with("take it with --map text=minliste"));
}

TEST_CASE("parts with numbers and addresses of their own are parts, and what is aside is none") {
    const std::string text = "Baggrund\n\nBroen er lang.\n\nPris\n\nDen er dyr.";
    for (
        const char* parts :
        {R"("sektioner":[{"id":1,"overskrift":"Baggrund","tekst":"Broen er lang."},)"
         R"({"id":2,"overskrift":"Pris","tekst":"Den er dyr."}])",
         R"("bidder":[{"id":1,"overskrift":"Baggrund","tekst":"Broen er lang."},)"
         R"({"id":2,"overskrift":"Pris","tekst":"Den er dyr."}])",
         R"("sektioner":[{"overskrift":"Baggrund","tekst":"Broen er lang."},)"
         R"({"overskrift":"Pris","tekst":"Den er dyr."}],"kommentarer":[{"author":"Ib","text":"Nej."}])",
         R"("indhold":{"sektioner":[{"overskrift":"Baggrund","tekst":"Broen er lang."},)"
         R"({"overskrift":"Pris","afsnit":["Den er dyr."]}]})"}) {
        INFO(parts);
        const std::string record =
            std::string(R"({"titel":"Ny bro","dato":"2021-05-06",)") + parts + "}";
        for (const auto& sink : {read(record), read_lines(record), read("[" + record + "]")}) {
            CHECK(texts(sink) == Strings{text});
            CHECK(sink.rejected.empty());
        }
    }
    CHECK(
        texts(read(
            R"({"title":"T","text":"A er lang.","faktaboks":{"overskrift":"F","tekst":"B."}})")) ==
        Strings{"A er lang.\n\nF\n\nB."});
    for (const char* box : {R"({"fakta":["F.","G."],"text":"A er lang.","title":"T"})",
                            R"({"title":"T","text":"A er lang.","fakta":["F.","G."]})"})
        CHECK(texts(read(box)) == Strings{"A er lang.\n\nF.\n\nG."});
    CHECK(texts(read(R"({"title":"T","text":"A. B.","sections":[{"text":"A."},{"text":"B."}]})")) ==
          Strings{"A. B."});
    CHECK(
        texts(read(
            R"({"title":"Kommentarer","comments":[{"author":"A","text":"a"},{"author":"B","text":"b"}]})")) ==
        Strings{"a", "b"});
    CHECK(
        texts(read(
            R"({"title":"Rod","children":[{"id":1,"title":"A","text":"a"},{"id":2,"title":"B","text":"b"}]})")) ==
        Strings{"a", "b"});
    CHECK(texts(read(R"({"title":"T","body":[["a"],["b",{"text":"c"}]]})")) ==
          Strings{"a\n\nb\n\nc"});
    CHECK(texts(read(R"({"titel":"Eksport","liste":[{"id":1,"titel":"A","tekst":"A."},)"
                     R"({"id":2,"titel":"B","tekst":"B."}]})")) == Strings{"A.", "B."});
}

TEST_CASE("an article of very many pieces is one article") {
    std::string many = R"({"title":"T","content":[)";
    for (int i = 0; i < 60'000; ++i)
        many +=
            R"({"type":"p","content":[{"type":"text","text":"Hav"},{"type":"text","text":"n."}]},)";
    many += R"({"type":"p","content":[]}]})";
    const auto sink = read(many);
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].text.size() == 60'000 * 7 - 2);
}

TEST_CASE("articles in a list with a title of its own stay articles") {
    const Strings both = {"A.", "B."};
    CHECK(texts(read(R"({"title":"Nyt","description":"Alt nyt fra KL.","items":[)"
                     R"({"title":"A","text":"A."},{"title":"B","text":"B."}]})")) == both);
    CHECK(texts(read(R"({"titel":"Eksport","dato":"2021","liste":[)"
                     R"({"titel":"A","tekst":"A.","dato":"2020-01-01"},)"
                     R"({"titel":"B","tekst":"B.","dato":"2020-01-02"}]})")) == both);
}

TEST_CASE("a text under a name that is not known is refused with the name that takes it") {
    const std::string text = "Havnen skal udvides næste år. Det bliver dyrt for kommunen.";
    const std::string record = R"({"title":"Havnen udvides","minTekst":")" + text + "\"}";
    for (const auto& sink : {read(record), read_lines(record)}) {
        CHECK(sink.articles.empty());
        REQUIRE(sink.rejected.size() == 1);
        CHECK(sink.rejected[0].ends_with(
            "has no text, but a long field \"minTekst\": take it with --map text=mintekst"));
    }
    CHECK(read_lines(R"({"title":"Havnen","sprog":"da"})").articles.size() == 1);
    CHECK(read_lines(R"({"title":"Havnen","xtekst":"Den udvides næste år."})").rejected.size() ==
          1);
    FieldMap fields;
    CHECK(fields.add("text=mintekst").empty());
    CHECK(texts(read(record, fields)) == Strings{text});
}

TEST_CASE("many names mean the text, and a lead stands before it") {
    for (const char* name :
         {"brodtekst", "brødtekst", "bodyText", "full_text", "Fuld tekst", "description",
          "artikel-tekst", "article body", "nyhedstekst", "article_content", "text_da"}) {
        INFO(name);
        CHECK(texts(read_lines(std::string("{\"title\":\"T\",\"") + name + "\":\"A.\"}")) ==
              Strings{"A."});
    }
    CHECK(texts(read_lines(R"({"tekst":"B.","manchet":"A."})")) == Strings{"A.\n\nB."});
    CHECK(texts(read_lines(R"({"text":"A. B.","summary":"A."})")) == Strings{"A. B."});
    CHECK(texts(read_lines(R"({"text":"A.","description":"B."})")) == Strings{"A."});
}

TEST_CASE("a date that is none gives way to the next field, and a source may be an address") {
    const auto one =
        read_lines(R"({"text":"A.","published":true,"date":"snart","pubdate":"2021-05-06",)"
                   R"("source":"https://www.nyavis.example/nyt/bro"})");
    REQUIRE(one.articles.size() == 1);
    CHECK(one.articles[0].date == "2021-05-06");
    CHECK(one.articles[0].source == "nyavis.example");
    CHECK(one.articles[0].url == "https://www.nyavis.example/nyt/bro");
    CHECK(one.warnings.empty());
    const auto names =
        read_lines(R"({"text":"A.","heading":"H","kategori":"K","avis":"Posten","år":2021})");
    REQUIRE(names.articles.size() == 1);
    CHECK(names.articles[0].title == "H");
    CHECK(names.articles[0].section == "K");
    CHECK(names.articles[0].source == "Posten");
    CHECK(names.articles[0].date == "2021");
}

TEST_CASE("HTML in a field is read, and what only looks like it stays") {
    const auto text_of = [](const std::string& text) {
        const auto sink = read_lines("{\"text\":\"" + text + "\"}");
        return sink.articles.empty() ? std::string("(none)") : sink.articles[0].text;
    };
    CHECK(text_of("<p>Kommunens b&oslash;rnehaver.</p><p>De <b>lukker</b>.</p>") ==
          "Kommunens børnehaver.\n\nDe lukker.");
    CHECK(text_of("b&oslash;rn &amp; unge") == "børn & unge");
    CHECK(text_of("børn<br>unge") == "børn\nunge");
    CHECK(text_of("&lt;p&gt;B&amp;oslash;rn og unge&lt;/p&gt;") == "Børn og unge");
    CHECK(text_of("Et <em>ord</em>.\\n\\nEt afsnit.\\nEn linje.") ==
          "Et ord.\n\nEt afsnit.\nEn linje.");
    for (const char* text : {"5 < 6 og 7 > 3", "vector<string> er en type", "if (a < b && c > d)",
                             "skriv &lt;p&gt; her", "Brug <p> til afsnit", "R&D", "<3", "a<b>c"}) {
        INFO(text);
        CHECK(text_of(text) == text);
    }
}

TEST_CASE("text that was encoded twice is mended, and told") {
    const auto sink = read_lines(R"({"title":"T","text":"BÃ¸rnehaver i Ã…rhus lukker â€“ nu."})");
    CHECK(texts(sink) == Strings{"Børnehaver i Århus lukker – nu."});
    CHECK(sink.warnings.size() == 1);
    for (const char* right : {"Børnehaver i Århus", "Ã er et bogstav", "SÃO PAULO", "Â"}) {
        const auto as_is = read_lines(std::string("{\"text\":\"") + right + "\"}");
        CHECK(texts(as_is) == Strings{right});
        CHECK(as_is.warnings.empty());
    }
}

TEST_CASE("JSON that has nothing of an article is none, and no fault") {
    for (const char* text :
         {R"({"name":"min-side","version":"1.0","scripts":{"test":"jest"}})",
          R"({"compilerOptions":{"strict":true}})", R"([{"a":1},{"a":2}])",
          R"({"$schema":"x","title":"Person","properties":{"a":{"title":"A",)"
          R"("description":"Et felt, som er langt. Og det er godt, siger alle."}}})",
          R"({"openapi":"3.0.0","info":{"title":"T","description":"Et program."}})",
          R"([{"title":"{{ post.title }}","text":"{{ content }}"}])"}) {
        const auto sink = read(text);
        CHECK(sink.articles.empty());
        CHECK(sink.rejected.empty());
        CHECK(sink.skipped.size() == 1);
    }
}

TEST_CASE("a reader stops when it is told to") {
    std::string lines;
    for (int i = 0; i < 100; ++i) lines += "{\"text\":\"a\"}\n";
    MemorySource source(lines);
    CollectingSink sink;
    sink.stop_after = 3;
    read_json_lines(source, {}, sink);
    CHECK(sink.articles.size() == 3);
    MemorySource array("[{\"text\":\"a\"},{\"text\":\"a\"},{\"text\":\"a\"},{\"text\":\"a\"}]");
    CollectingSink second;
    second.stop_after = 2;
    read_json(array, {}, second);
    CHECK(second.articles.size() == 2);
    CHECK(second.rejected.empty());
}

TEST_CASE("noise does no harm") {
    const std::vector<std::string> pieces = {
        "{",    "}",       "[",           "]", "\"text\":",        "\"a\"",
        ",",    "\n",      "\"author\":", "5", "{\"text\":\"a\"}", "true",
        "null", "\\u0000", "\"title\":",  "æ"};
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_json(in, {}, sink); }, pieces, 2000);
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_json_lines(in, {}, sink); }, pieces,
               2000);
}
