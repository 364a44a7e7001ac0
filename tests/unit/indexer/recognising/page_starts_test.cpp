// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/page_starts.hpp"

#include <string>
#include <utility>

#include "indexer/recognising/recognise.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer;
using udklip::store::Page;

namespace {

constexpr const char* kBar = "|";

/// A text with a mark for each bar.
std::string with_marks(std::string text) {
    for (auto at = text.find(kBar); at != text.npos; at = text.find(kBar)) {
        text.replace(at, 1, kPageMark);
    }
    return text;
}

std::vector<ArticlePage> numbered(std::size_t count) {
    std::vector<ArticlePage> pages;
    for (std::uint32_t i = 1; i <= count; ++i) pages.push_back({i, ""});
    return pages;
}

/// The kept text, with "|3|" where page 3 begins.
std::string followed(const std::string& text, std::size_t count, const std::string& kept) {
    std::string marked = with_marks(text);
    const PageStarts starts(numbered(count), marked);
    CHECK(marked.find(kPageMark) == marked.npos);
    std::string out = kept;
    const auto pages = starts.in(kept);
    for (auto page = pages.rbegin(); page != pages.rend(); ++page) {
        out.insert(page->begin, "|" + std::to_string(page->number) + "|");
    }
    return out;
}

}  // namespace

TEST_CASE("pages begin where their marks stood") {
    CHECK(followed("|Et to\n\n|tre |fire", 3, "Et to\n\ntre fire") == "|1|Et to\n\n|2|tre |3|fire");
}

TEST_CASE("pages are followed through lines that were taken out") {
    CHECK(followed("|Del\n\nEt to |tre\n\n|Annonce\n\nfire |fem\n\n|Slut", 5,
                   "Et to tre\n\nfire fem") == "|1|Et to |2|tre\n\n|3|fire |4|fem");
}

TEST_CASE("a mark of the date at the front of the text moves no page") {
    CHECK(followed("|date 2021-06 En by\n|en by", 2, "En by\nen by") == "|1|En by\n|2|en by");
}

TEST_CASE("a page of which nothing was kept is left out") {
    CHECK(followed("|Et\n\n|Annonce\n\n|To", 3, "Et\n\nTo") == "|1|Et\n\n|3|To");
    CHECK(followed("|Et", 1, "") == "");
}

TEST_CASE("a line that recurs is the next of its kind") {
    CHECK(followed("|a\n|b\n|a\n|c", 4, "a\nb\na\nc") == "|1|a\n|2|b\n|3|a\n|4|c");
}

TEST_CASE("when marks and pages do not agree, there are no pages, and no marks") {
    CHECK(followed("|a |b", 1, "a b") == "a b");
    CHECK(followed("|a |b", 3, "a b") == "a b");
}

TEST_CASE("a text without pages is left alone") {
    std::string text = with_marks("a |b");
    const PageStarts starts({}, text);
    CHECK(text == with_marks("a |b"));
    CHECK(starts.in(text).empty());
}

TEST_CASE("an article's pages are those of its record's text, whatever furniture was taken") {
    Article article;
    article.title = "Havnen";
    article.pages = numbered(2);
    article.text = with_marks(
        "|Del\n\nKommunen udvider havnen i Ærø, siger borgmesteren i dag.\n\nDet begynder næste "
        "år, "
        "og |det bliver dyrt for alle, siger hun.");
    const auto record = recognise(article, "a.pdf", {}, [](const std::string&) {});
    const auto pages = udklip::store::decode_pages(record.pages);
    REQUIRE(pages.size() == 2);
    CHECK(pages[0].begin == 0);
    CHECK(record.text.substr(pages[1].begin).starts_with("det bliver dyrt"));
    CHECK(record.text.find(kPageMark) == record.text.npos);
}
