// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/signatures.hpp"

#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;
using namespace std::string_view_literals;

namespace {

Format format(std::string_view head) {
    return signature_of(head).format;
}

std::string zip(const Members& members) {
    return packed(members, archive_write_set_format_zip);
}

}  // namespace

TEST_CASE("documents are known by their first bytes") {
    CHECK(format("%PDF-1.7\n") == Format::pdf);
    CHECK(format(R"({\rtf1\ansi Hej})") == Format::rtf);
    CHECK(format("WARC/1.0\r\n") == Format::warc);
    CHECK(format(zip({{"_rels/.rels", "x"}, {"word/document.xml", "x"}})) == Format::docx);
    CHECK(format("From: a@b.dk\nMessage-ID: <1@b.dk>\n\nHej") == Format::mail);
    CHECK(format("From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/\nSubject: "
                 "x\nMIME-Version: 1.0\n\n") == Format::mhtml);
    CHECK(format("From bo@example.org Tue May 18 09:30:00 2021\nSubject: Bro\n\nHej") ==
          Format::mbox);
    CHECK(format("<?xml version=\"1.0\"?>\n<rss/>") == Format::xml);
    CHECK(format("\xEF\xBB\xBF<?xml version=\"1.0\"?>\n<feed/>") == Format::xml);
}

TEST_CASE("JSON in a text file, and files that are packed") {
    CHECK(json_in_text("{\"title\":\"A\"}\n{\"title\":\"B\"}\n") == Format::json_lines);
    CHECK(json_in_text("{\"title\":\"A\"}") == Format::json_lines);
    CHECK(json_in_text("[{\"title\":\"A\"},\n{}]") == Format::json);
    for (const char* text : {"{\n\"title\": \"A\"\n}\n\nTekst.", "[{x}]", "{\"x\"} er et tegn.",
                             "{\"a\":1}\nog mere tekst.", "[1] Kilde"}) {
        INFO(text);
        CHECK(json_in_text(text) == Format::text);
    }
    CHECK(is_packed("\x1F\x8B\x08\0"sv));
    CHECK_FALSE(is_packed("BZh er ingen pakke."));
    CHECK(
        format("From: Bo <bo@kl.dk>\nSubject: Bro\nDate: Tue, 18 May 2021 09:30:00 +0200\n\nHej") ==
        Format::mail);
}

TEST_CASE("what no reader takes has a name and no format") {
    for (const auto head :
         {"\x89PNG\r\n"sv, "GIF89a"sv, "SQLite format 3"sv, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv}) {
        CHECK(format(head) == Format::none);
        CHECK_FALSE(signature_of(head).name.empty());
    }
    CHECK_FALSE(signature_of(zip({{"[Content_Types].xml", "x"}, {"xl/a.xml", "x"}})).name.empty());
}

TEST_CASE("text is no document") {
    for (const auto head : {"Kommunerne sparer."sv, ""sv, "From nu af: en artikel."sv,
                            "Dato: 21. maj 2021\nKilde: KL\n\nTekst"sv, "<p>Hej</p>"sv,
                            "<?xml version=\"1.0\"?><!DOCTYPE html><html>"sv}) {
        CHECK(format(head) == Format::none);
        CHECK(signature_of(head).name.empty());
    }
}
