// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/feeds/warc.hpp"

#include <fmt/format.h>

#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

std::string record(std::string_view type, std::string_view url, std::string_view date,
                   std::string_view block,
                   std::string_view content_type = "application/http; msgtype=response") {
    return fmt::format(
        "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: {}\r\nContent-Type: {}\r\n"
        "Content-Length: {}\r\n\r\n{}\r\n\r\n",
        type, url, date, content_type, block.size(), block);
}

std::string answer(std::string_view body, std::string_view headers = "",
                   std::string_view status = "200 OK") {
    return fmt::format("HTTP/1.1 {}\r\nContent-Type: text/html; charset=utf-8\r\n{}\r\n{}", status,
                       headers, body);
}

std::string page(std::string_view title, std::string_view text) {
    return fmt::format(
        "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></"
        "body></html>",
        title, text);
}

CollectingSink read(std::string_view bytes, std::size_t step = 5000) {
    TricklingSource source(bytes, step);
    CollectingSink sink;
    read_warc(source, {}, sink);
    return sink;
}

std::string titles(const CollectingSink& sink) {
    std::string all;
    for (const auto& article : sink.articles) all += article.title + "|";
    return all;
}

const std::string kInfo =
    record("warcinfo", "", "2021-05-18T00:00:00Z", "software: x\r\n", "application/warc-fields");

}  // namespace

TEST_CASE("WARC: pages are articles, with their address, and the day of crawling is no date") {
    const std::string bytes =
        kInfo + record("request", "https://a/1", "2021-05-18T00:00:00Z", "GET / HTTP/1.1\r\n\r\n") +
        record("response", "https://a/1", "2021-05-18T00:00:00Z",
               answer(page("Havnen udvides", "Børnene på havnen er glade.")));
    for (const std::size_t step : {1U, 13U, 5000U}) {
        const auto sink = read(bytes, step);
        REQUIRE(sink.articles.size() == 1);
        CHECK(sink.articles[0].title == "Havnen udvides");
        CHECK_THAT(sink.articles[0].text, test::contains("Børnene på havnen"));
        CHECK(sink.articles[0].url == "https://a/1");
        CHECK(sink.articles[0].date.empty());
        CHECK(sink.articles[0].record == 3);
        CHECK(sink.rejected.empty());
    }
}

TEST_CASE("WARC: bodies in chunks and packed ones") {
    const std::string html = page("Havnen udvides", "Tekst om havnen og byen.");
    const std::string chunked = fmt::format("{:x}\r\n{}\r\n{:x};a=b\r\n{}\r\n0\r\n\r\n", 10,
                                            html.substr(0, 10), html.size() - 10, html.substr(10));
    CHECK(titles(read(record("response", "https://a/1", "2021",
                             answer(chunked, "Transfer-Encoding: chunked\r\n")))) ==
          "Havnen udvides|");
    const std::string gzip = packed({{"x", html}}, [](archive* a) {
        archive_write_set_format_raw(a);
        archive_write_add_filter_gzip(a);
    });
    CHECK(titles(read(record("response", "https://a/1", "2021",
                             answer(gzip, "Content-Encoding: gzip\r\n")))) == "Havnen udvides|");
    // A crawler that unpacked the body and kept the header.
    CHECK(titles(read(record("response", "https://a/1", "2021",
                             answer(html, "Content-Encoding: gzip\r\n")))) == "Havnen udvides|");
    const auto brotli = read(
        record("response", "https://a/1", "2021", answer("\x8b\x01", "Content-Encoding: br\r\n")));
    REQUIRE(brotli.rejected.size() == 1);
    CHECK_THAT(brotli.rejected[0],
               test::contains("packed in a way that is not read (br) (https://a/1)"));
}

TEST_CASE("WARC: of each address the newest page is one article") {
    const auto sink = read(record("response", "https://a/1", "2021-05-18T00:00:00Z",
                                  answer(page("Gammel", "Tekst et."))) +
                           record("response", "https://a/2", "2021-05-18T00:00:00Z",
                                  answer(page("Anden", "Tekst to."))) +
                           record("response", "https://a/1", "2022-05-18T00:00:00Z",
                                  answer(page("Ny", "Tekst tre."))) +
                           record("response", "https://a/1", "2020-05-18T00:00:00Z",
                                  answer(page("Ældst", "Tekst fire."))) +
                           record("revisit", "https://a/2", "2023-05-18T00:00:00Z", answer("")));
    CHECK(titles(sink) == "Anden|Ny|");
}

TEST_CASE("WARC: what is no page is passed over, a page stored by itself is read") {
    const auto sink = read(
        record("response", "https://a/1", "2021",
               answer(page("Væk", "Tekst."), "", "404 Not Found")) +
        record("response", "https://a/2", "2021",
               "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nxx") +
        record("resource", "https://a/3", "2021", page("Selv", "Tekst om havnen."), "text/html") +
        record("metadata", "https://a/4", "2021", "x: y"));
    CHECK(titles(sink) == "Selv|");
    CHECK(sink.rejected.empty());
}

TEST_CASE("WARC: damage costs what follows it, not what stood before") {
    const std::string good =
        record("response", "https://a/1", "2021", answer(page("Havnen", "Tekst om havnen.")));
    for (const std::string& bad :
         {std::string("noget andet\n"), std::string("WARC/1.0\r\nWARC-Type: response\r\n\r\n"),
          good.substr(0, good.size() / 2)}) {
        const auto sink = read(good + bad);
        CHECK(titles(sink) == "Havnen|");
        CHECK(sink.rejected.size() == 1);
    }
    CHECK(read("ingen warc").rejected.size() == 1);
    CHECK(read("").warnings.size() == 1);
    feed_noise([](ByteSource& in, ArticleSink& sink) { read_warc(in, {}, sink); },
               {"WARC/1.0\r\n", "Content-Length: 5\r\n", "\r\n", "HTTP/1.1 200 OK\r\n",
                "WARC-Type: response\r\n", "Content-Type: text/html\r\n",
                "Transfer-Encoding: chunked\r\n", "ffffffffffffffff\r\n", "<p>x</p>"});
}

TEST_CASE("WARC: an address of other bytes becomes UTF-8 at the door") {
    const auto sink = read(record("response",
                                  "https://a/b\xe5"
                                  "d",
                                  "2021-05-18T00:00:00Z",
                                  answer(page("Havnen udvides", "Børnene på havnen er glade."))));
    REQUIRE(sink.articles.size() == 1);
    CHECK(sink.articles[0].url == "https://a/båd");
}
