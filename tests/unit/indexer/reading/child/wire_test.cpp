// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/wire.hpp"

#include <random>
#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip;
using namespace udklip::indexer;
using namespace udklip::indexer::child;

namespace {

Article full_article() {
    Article article;
    article.member = "a/b.docx";
    article.line = 3;
    article.record = 70'000;
    article.id = "id";
    article.title = "Ærø";
    article.text = std::string("a\0b", 3);
    article.date = "2021-05";
    article.source = "KL";
    article.author = "Å";
    article.section = "Kultur";
    article.url = "https://example.org";
    article.furniture = "Del";
    article.captions = "Foto: Bo Lund";
    article.pages = {{4, ""}, {0, "Ærø"}};
    article.date_from = "JSON-LD";
    article.url_from = "rel=canonical";
    return article;
}

}  // namespace

TEST_CASE("An article is the same on the other side") {
    const Article article = full_article();
    const auto decoded = decode_article(encode_article(article));
    REQUIRE(decoded);
    CHECK(decoded->member == article.member);
    CHECK(decoded->line == article.line);
    CHECK(decoded->record == article.record);
    CHECK(decoded->id == article.id);
    CHECK(decoded->title == article.title);
    CHECK(decoded->text == article.text);
    CHECK(decoded->date == article.date);
    CHECK(decoded->source == article.source);
    CHECK(decoded->author == article.author);
    CHECK(decoded->section == article.section);
    CHECK(decoded->url == article.url);
    CHECK(decoded->furniture == article.furniture);
    REQUIRE(decoded->pages.size() == 2);
    CHECK(decoded->pages[0].number == 4);
    CHECK(decoded->pages[1].number == 0);
    CHECK(decoded->pages[1].heading == "Ærø");
    CHECK(decoded->date_from == article.date_from);
    CHECK(decoded->url_from == article.url_from);
}

TEST_CASE("An article whose fields are not UTF-8 is none") {
    Article article = full_article();
    article.text = "b\xf8rn";
    CHECK_FALSE(decode_article(encode_article(article)));
}

TEST_CASE("A message is the same on the other side") {
    const auto decoded = decode_message(encode_message({{"m", 1, 2}, "is broken"}));
    REQUIRE(decoded);
    CHECK(decoded->place.member == "m");
    CHECK(decoded->place.record == 2);
    CHECK(decoded->text == "is broken");
}

TEST_CASE("A payload that is cut or changed is never read beyond its end") {
    const std::string whole = encode_article(full_article());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        CHECK_FALSE(decode_article(std::string_view(whole).substr(0, size)));
    }
    CHECK_FALSE(decode_article(whole + "x"));
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        std::string changed = whole;
        changed[random() % changed.size()] = static_cast<char>(random());
        static_cast<void>(decode_article(changed));
        static_cast<void>(decode_message(changed));
    }
}

TEST_CASE("Frames come out whole, however the bytes arrive") {
    const std::string bytes = frame(Kind::warn, "") + frame(Kind::article, std::string(1000, 'x')) +
                              frame(Kind::done, "y");
    for (const std::size_t step : {1U, 3U, 400U, 5000U}) {
        FrameCutter cutter;
        std::string kinds;
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            cutter.add(std::string_view(bytes).substr(at, step));
            while (const auto found = cutter.next()) kinds += static_cast<char>(found->kind);
        }
        CHECK(kinds == "WAE");
        CHECK_FALSE(cutter.is_broken());
    }
}

TEST_CASE("A frame that is too large is not waited for") {
    FrameCutter cutter;
    cutter.add(frame_header(Kind::article, kMaxFrameBytes + 1));
    CHECK_FALSE(cutter.next());
    CHECK(cutter.is_broken());
}
