// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/read_foreign.hpp"
#include "indexer/reading/mail/flowed_text.hpp"
#include "indexer/reading/mail/mail.hpp"
#include "language/dates/date_parser.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

CollectingSink read_as(Format format, std::string_view bytes) {
    static const bool prepared = (prepare_foreign_readers(), true);
    REQUIRE(prepared);
    return read_from(bytes, [&](ByteSource& in, ArticleSink& sink) {
        try {
            read_foreign(in, format, sink);
        } catch (const DamagedInput& damage) {
            sink.reject({}, damage.what());
        }
    });
}

Article mail(std::string_view bytes) {
    const auto sink = read_as(Format::mail, bytes);
    return sink.articles.size() == 1 ? sink.articles[0] : Article{};
}

Article page(std::string_view bytes) {
    const auto sink = read_as(Format::mhtml, bytes);
    return sink.articles.size() == 1 ? sink.articles[0] : Article{};
}

std::string with_head(std::string_view more) {
    return std::string("From: Bo Hansen <bo@example.org>\nSubject: Havnen\nMIME-Version: 1.0\n")
        .append(more);
}

}  // namespace

TEST_CASE("Mail: headers, raw or encoded") {
    const Article article = mail(
        "From: =?utf-8?q?=C3=85se_=C3=98?= <aase@example.org>\nSubject: "
        "=?iso-8859-1?Q?H=F8ring_p=E5_havnen?=\n"
        "Date: Tue, 18 May 2021 09:30:00 +0200\n\nKære alle\n");
    CHECK(article.title == "Høring på havnen");
    CHECK(article.author == "Åse Ø");
    CHECK(article.text == "Kære alle");
    CHECK(article.date == "Tue, 18 May 2021 09:30:00 +0200");
    CHECK(mail("From: a@example.org\nSubject: Høring på havnen\n\nx").title == "Høring på havnen");
    CHECK(mail("From: a@example.org\nSubject: H\xf8ring p\xe5 havnen\n\nx").title ==
          "Høring på havnen");
    CHECK(mail("From: a@example.org\nSubject: x\n\ny").author == "a@example.org");
}

TEST_CASE("Mail: the date as written is a day, whatever its zone") {
    const auto day = [](std::string_view date) {
        const auto found = language::parse_article_date(
            mail(with_head("Date: " + std::string(date) + "\n\nx")).date);
        return found ? language::to_string(*found).substr(0, 10) : "none";
    };
    CHECK(day("Tue, 18 May 2021 00:30:00 CEST") == "2021-05-18");
    CHECK(day("Tue, 18 May 2021 00:30:00") == "2021-05-18");
    CHECK(day("Tue, 18 May 2021 23:30:00 -0000") == "2021-05-18");
    CHECK(day("ti, 18 maj 2021 09:30:00 +0200") == "2021-05-18");
}

TEST_CASE("Mail: texts in any charset") {
    CHECK(mail(with_head("Content-Transfer-Encoding: 8bit\n\nKære børn")).text == "Kære børn");
    CHECK(mail(with_head("\nK\xe6re b\xf8rn p\xe5 havnen")).text == "Kære børn på havnen");
    CHECK(
        mail(with_head(
                 "Content-Type: text/plain; charset=iso-8859-1\n\n5 \x80 \x93ja\x94 \x96 b\xf8rn"))
            .text == "5 € “ja” – børn");
    CHECK(mail(with_head("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                         "base64\n\nS8OmcmUgYsO4cm4=\n"))
              .text == "Kære børn");
    CHECK(mail(with_head("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: "
                         "quoted-printable\n\nK=C3=A6re b=\n=C3=B8rn\n"))
              .text == "Kære børn");
}

TEST_CASE("Mail: format=flowed is undone") {
    CHECK(
        mail(
            with_head(
                "Content-Type: text/plain; format=flowed; delsp=yes\n\nsundhedsforvalt \nningen\n"))
            .text == "sundhedsforvaltningen");
    CHECK(
        mail(with_head("Content-Type: text/plain; format=flowed\n\nen \nlinje\n\nen til\n")).text ==
        "en linje\n\nen til");
    CHECK(unflow("> en \n> linje\n>> to \nsvar\n", false) == "> en linje\n>> to \nsvar\n");
    CHECK(unflow(" From mig\n-- \nBo\n", false) == "From mig\n-- \nBo\n");
}

TEST_CASE("Mail: of several forms of a text the plain one is taken, unless it is a stub") {
    const auto both = [](std::string_view plain, std::string_view html) {
        return mail(with_head(std::string("Content-Type: multipart/alternative; "
                                          "boundary=X\n\n--X\nContent-Type: text/plain; "
                                          "charset=utf-8\n\n")
                                  .append(plain)
                                  .append("\n--X\nContent-Type: text/html; charset=utf-8\n\n")
                                  .append(html)
                                  .append("\n--X--\n")))
            .text;
    };
    CHECK(both("Kære alle", "<p>Kære alle</p>") == "Kære alle");
    CHECK(both("Se HTML",
               "<p>Kære b&oslash;rn, havnen udvides i år, og det bliver dyrt.</p><p>Hilsen</p>") ==
          "Kære børn, havnen udvides i år, og det bliver dyrt.\n\nHilsen");
}

TEST_CASE("Mail: attached text is read, of other attachments the name is kept apart") {
    const Article article =
        mail(with_head("Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Type: "
                       "text/plain; charset=utf-8\n\nSe her.\n"
                       "--X\nContent-Type: text/plain\nContent-Disposition: attachment; "
                       "filename*=utf-8''h%C3%B8ring%20%C3%A6%C3%B8%C3%A5.txt\n\nDagsorden p\xe5 "
                       "havnen og b\xf8rnene\n"
                       "--X\nContent-Type: application/pdf\nContent-Disposition: attachment; "
                       "filename=\"referat.pdf\"\n\nxx\n--X--\n"));
    CHECK(article.text == "Se her.\n\nhøring æøå.txt\n\nDagsorden på havnen og børnene");
    CHECK_THAT(article.furniture, test::contains("referat.pdf"));
}

TEST_CASE("Mail: a signature is no text of the mail") {
    const Article article = mail(with_head("\nKære alle\n-- \nBo Hansen\nHavnevej 1\n"));
    CHECK(article.text == "Kære alle");
    CHECK_THAT(article.furniture, test::contains("Havnevej 1"));
}

TEST_CASE("Mail: noise, nesting and what is no mail") {
    CHECK(read_as(Format::mail, "Dette er ingen mail").rejected.size() == 1);
    CHECK(read_as(Format::mail, "").rejected.size() == 1);
    std::string nested = with_head("");
    for (int i = 0; i < 60; ++i) {
        nested += "Content-Type: multipart/mixed; boundary=X" + std::to_string(i) + "\n\n--X" +
                  std::to_string(i) + "\n";
    }
    read_as(Format::mail, nested + "Content-Type: text/plain\n\nx");
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_foreign(in, Format::mail, sink); },
               {"From: a\n", "Subject: =?utf-8?q?", "\n\n",
                "Content-Type: multipart/mixed; boundary=X\n\n", "--X\n", "--X--\n",
                "Content-Type: text/html; charset=utf-7\n", "Content-Transfer-Encoding: base64\n"});
}

TEST_CASE("MHTML: the page itself, not the pages in its frames") {
    const std::string head =
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://avis.example/havnen\nSubject: "
        "Havnen\n"
        "Date: Fri, 27 Nov 2026 18:58:37 -0000\nMIME-Version: 1.0\nContent-Type: "
        "multipart/related; type=\"text/html\"; "
        "boundary=\"X\"\n\n";
    const std::string frame =
        "--X\nContent-Type: text/html\nContent-Location: cid:frame-1@mhtml.blink\n\n<p>Annonce: "
        "køb nu</p>\n";
    const std::string self =
        "--X\nContent-Type: text/html\nContent-Location: "
        "https://avis.example/havnen\n\n<html><head><meta "
        "charset=\"iso-8859-1\"><title>Havnen udvides</title></head><body><article><h1>Havnen "
        "udvides</h1><p>B\xf8rnene p\xe5 "
        "havnen er glade for den nye mole.</p></article></body></html>\n";
    for (const std::string& parts : {self + frame, frame + self}) {
        const Article article = page(head + parts + "--X--\n");
        CHECK(article.title == "Havnen udvides");
        CHECK_THAT(article.text, test::contains("Børnene på havnen er glade"));
        CHECK(article.text.find("Annonce") == std::string::npos);
        CHECK(article.url == "https://avis.example/havnen");
        CHECK(article.date.empty());  // that of saving
    }
    CHECK(read_as(Format::mhtml, head + "--X\nContent-Type: image/png\n\nx\n--X--\n")
              .rejected.size() == 1);
}
