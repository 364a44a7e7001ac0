// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/text_bound.hpp"

#include <fmt/format.h>

#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

std::string numbers(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += fmt::format("{} ", 1'000'000 + i);
    return text;
}

std::string repeated(std::string_view what, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += what;
    return text;
}

}  // namespace

TEST_CASE("an ordinary text is kept whole") {
    const auto kept = texts_within_memory("En artikel om havnen.", "Forside");
    CHECK(kept.text == 21);
    CHECK(kept.furniture == 7);
}

TEST_CASE("a book of running text is kept whole, as many numbers are not") {
    const std::string book = repeated("Kommunens økonomi er god, og skolerne får penge. ", 40'000);
    CHECK(texts_within_memory(book, "").text == book.size());
    const std::string table = numbers(250'000);
    const auto kept = texts_within_memory(table, "Forside");
    CHECK(kept.text < table.size());
    CHECK(kept.text > 800'000);
    CHECK(kept.text == texts_within_memory(table + table, "").text);
}

TEST_CASE("a cut stands between two words") {
    const std::string table = numbers(1000);
    const auto kept = texts_within_memory(table, "", 100'000).text;
    CHECK(kept < table.size());
    CHECK(kept % 8 == 7);
}

TEST_CASE("a text without spaces is cut between two characters") {
    const std::string text = repeated("ø/", 10'000);
    const auto kept = texts_within_memory(text, "", 1'500'000).text;
    CHECK(kept > 0);
    CHECK(kept < text.size());
    CHECK((static_cast<unsigned char>(text[kept]) & 0xC0) != 0x80);
}

TEST_CASE("furniture gets what the text leaves") {
    const std::string table = numbers(1000);
    const auto alone = texts_within_memory("", table, 100'000);
    const auto beside = texts_within_memory(table.substr(0, 400), table, 100'000);
    CHECK(alone.text == 0);
    CHECK(beside.text == 400);
    CHECK(beside.furniture < alone.furniture);
    CHECK(beside.furniture > 0);
    CHECK(texts_within_memory(table, table, 100'000).furniture == 0);
}

TEST_CASE("bytes that are no UTF-8 end nowhere else") {
    const std::string text = repeated("\xc3 \xff\x80\x80", 10'000);
    CHECK(texts_within_memory(text, "", 100'000).text < text.size());
}
