// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/charset/charset.hpp"

#include <unicode/ucnv.h>

#include <string>
#include <vector>

#include "indexer/reading/charset/charset_converter.hpp"
#include "indexer/reading/sources/decoding_source.hpp"
#include "language/text/clean.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip::indexer;

namespace {

const std::string kDanish =
    "På Ærø sagde borgmesteren, at kommunen får råd til flere børnehaver på øen.\n"
    "»Det er vi glade for«, lød det – KL’s formand var enig. Århus, Øst og ældre.\n";

std::string encoded(const std::string& text, const char* charset) {
    UErrorCode error = U_ZERO_ERROR;
    std::string out(text.size() * 4 + 16, '\0');
    const int32_t size =
        ucnv_convert(charset, "UTF-8", out.data(), static_cast<int32_t>(out.size()), text.data(),
                     static_cast<int32_t>(text.size()), &error);
    REQUIRE(U_SUCCESS(error));
    out.resize(static_cast<std::size_t>(size));
    return out;
}

std::string decoded_stream(std::string_view bytes, std::size_t step) {
    TricklingSource source(bytes, step);
    DecodingSource text(source);
    return read_up_to(text, 1 << 24);
}

}  // namespace

TEST_CASE("UTF-8 is itself, with a mark or without") {
    CHECK(to_utf8(kDanish).text == kDanish);
    CHECK(to_utf8("\uFEFF" + kDanish).text == kDanish);
    CHECK(charset_note(to_utf8(kDanish).charset, 0).empty());
    CHECK(to_utf8("").text.empty());
}

TEST_CASE("Danish is read in every charset that it was written in") {
    for (const char* charset :
         {"windows-1252", "macintosh", "IBM850", "UTF-16LE", "UTF-16BE", "UTF-32LE"}) {
        const Decoded decoded = to_utf8(encoded(kDanish, charset));
        INFO(charset);
        CHECK(decoded.charset.name == charset);
        CHECK(decoded.charset.from == Charset::From::guess);
        CHECK(decoded.lost == 0);
        if (std::string(charset) != "IBM850")
            CHECK(decoded.text == kDanish);  // which has no ’ and –
    }
}

TEST_CASE("one Danish letter is enough") {
    for (const char* word : {"Vi får flere penge", "En ø i havet", "Ældre", "GRØNLAND",
                             "Aalborg og Århus", "blåbærgrød", "Kæmpe sejr"}) {
        for (const char* charset : {"windows-1252", "macintosh", "IBM850"}) {
            INFO(word << " in " << charset);
            CHECK(to_utf8(encoded(word, charset)).text == word);
        }
    }
}

TEST_CASE("signs alone are read as Windows wrote them") {
    for (const char* text :
         {"KL’s formand", "han sagde “nej”", "5–6 år", "pris: 5 €", "§ 12", "café"}) {
        CHECK(to_utf8(encoded(text, "windows-1252")).text == text);
    }
}

TEST_CASE("marks of UTF-16 and UTF-32 are obeyed, and are not text") {
    CHECK(to_utf8(encoded("\uFEFF" + kDanish, "UTF-16LE")).text == kDanish);
    CHECK(to_utf8(encoded("\uFEFF" + kDanish, "UTF-16BE")).text == kDanish);
    CHECK(to_utf8(encoded("\uFEFF" + kDanish, "UTF-32LE")).text == kDanish);
    CHECK(to_utf8(encoded("\uFEFF" + kDanish, "UTF-32BE")).text == kDanish);
}

TEST_CASE("other languages are left to ICU's detector") {
    const std::string russian =
        "Правительство объявило о новых мерах поддержки муниципалитетов в следующем году. "
        "Об этом сообщил министр финансов на встрече с журналистами в столице.";
    CHECK(to_utf8(encoded(russian, "windows-1251")).text == russian);
    CHECK(to_utf8(encoded(russian, "KOI8-R")).text == russian);
}

TEST_CASE("a declaration counts unless the bytes are UTF-8") {
    CHECK(to_utf8("50 \xA4", "ISO-8859-15").text == "50 €");
    CHECK(to_utf8("50 \xA4", "iso-8859-1").text == "50 ¤");
    CHECK(to_utf8("blå", "iso-8859-1").text == "blå");
    CHECK(to_utf8("bl\xe5 dag", "utf-8").text == "blå dag");
    CHECK(to_utf8("bl\xe5 dag", "no-such-charset").text == "blå dag");
    CHECK(to_utf8("bl\xe5 dag", "utf-16").text == "blå dag");
}

TEST_CASE("declarations are found in pages") {
    CHECK(declared_in_html("<html><meta charset=\"ISO-8859-1\">") == "iso-8859-1");
    CHECK(declared_in_html(
              "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>") ==
          "windows-1252");
    CHECK(declared_in_html("<?xml version='1.0' encoding='macintosh'?><html>") == "macintosh");
    CHECK(declared_in_html("<p>encoding=x").empty());
    CHECK(declared_in_html("charset=").empty());
}

TEST_CASE("a few broken bytes in UTF-8 are damage, not another charset") {
    const Decoded decoded = to_utf8(kDanish + "\xff" + kDanish);
    CHECK(decoded.charset.name == "UTF-8");
    CHECK(decoded.lost == 1);
    CHECK(decoded.text == kDanish + "\uFFFD" + kDanish);
    CHECK(charset_note(decoded.charset, decoded.lost).find("1 place") != std::string::npos);
}

TEST_CASE("what has more good UTF-8 than broken bytes is UTF-8, else what makes Danish of it") {
    const Decoded decoded = to_utf8("Noget om søer \xc3\x28\xff og flere søer og åer.");
    CHECK(decoded.text == "Noget om søer \uFFFD(\uFFFD og flere søer og åer.");
    CHECK(to_utf8("Noget om s\xf8"
                  "er og \xc3\xa5"
                  "er")
              .text == "Noget om søer og Ã¥er");
    for (const char* charset : {"windows-1252", "macintosh", "IBM850"}) {
        CHECK(to_utf8(encoded("Nåh", charset)).text == "Nåh");
        CHECK(to_utf8(encoded("Æøå, rødgrød på Ærø: ÆØÅ", charset)).text ==
              "Æøå, rødgrød på Ærø: ÆØÅ");
    }
}

TEST_CASE("a stream is decoded as the whole would be, whatever its pieces") {
    for (const char* charset : {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"}) {
        const std::string bytes = encoded(kDanish + "😀" + kDanish, charset);
        if (std::string(charset) == "windows-1252") continue;
        for (const std::size_t step : {1, 3, 7, 100000}) {
            CHECK(decoded_stream(bytes, step) == kDanish + "😀" + kDanish);
        }
    }
    const std::string late = std::string(1'000'000, 'x') + " " + encoded(kDanish, "windows-1252");
    CHECK(decoded_stream(late, 4096) == std::string(1'000'000, 'x') + " " + kDanish);
}

TEST_CASE("a character that a piece's end cuts in two is whole again") {
    const std::string text =
        std::string((1 << 18) - 1, 'a') + "å" + std::string((1 << 18) - 3, 'b') + "😀";
    CHECK(decoded_stream(text, 1 << 20) == text);
}

TEST_CASE("UTF-8 that is partly broken becomes what ICU makes of it, whatever its pieces") {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
        bytes += "blåbær og 😀 i lange, jævne stræk uden fejl";
        bytes += std::string("\xE5\xF0\x9F\x98 \xED\xA0\x80\xE2\x82").substr(i % 8);
    }
    const std::string whole = encoded(bytes, "UTF-8");
    std::size_t lost = 0;
    for (const std::size_t step : {bytes.size(), std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
        Converter converter("UTF-8");
        std::string out;
        for (std::size_t at = 0; at < bytes.size(); at += step) {
            converter.convert(std::string_view(bytes).substr(at, step), at + step >= bytes.size(),
                              out);
        }
        CHECK(out == whole);
        if (step == bytes.size()) lost = converter.lost();
        CHECK(converter.lost() == lost);
    }
    CHECK(lost > 40);
}

TEST_CASE("pictures and programs are no text") {
    std::string noise;
    for (int i = 0; i < 4000; ++i) noise.push_back(static_cast<char>(i * 7919 % 251));
    CHECK(looks_binary(noise));
    CHECK_FALSE(looks_binary(kDanish));
    CHECK_FALSE(looks_binary(encoded(kDanish, "UTF-16LE")));
    CHECK_FALSE(looks_binary(""));
}

TEST_CASE("noise always becomes valid UTF-8") {
    feed_noise(
        [](ByteSource& bytes, ArticleSink&) {
            const std::string raw = read_up_to(bytes, 10000);
            CHECK(udklip::language::is_valid_utf8(to_utf8(raw).text));
            CHECK(udklip::language::is_valid_utf8(decoded_stream(raw, 5)));
        },
        {"\xEF\xBB\xBF", "\xFF\xFE", "æ", "\xe6", std::string("\0a", 2)});
}
