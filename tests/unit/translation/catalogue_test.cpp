// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/catalogue.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "translation/mo_file.hpp"

using namespace udklip::translation;

namespace {

/// Returns the placeholders of a text, sorted. {{ and }} are none.
std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '{') continue;
        if (text.substr(at, 2) == "{{") {
            ++at;
            continue;
        }
        const auto end = text.find('}', at);
        REQUIRE(end != std::string_view::npos);
        found.emplace_back(text.substr(at, end - at + 1));
        at = end;
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::vector<std::string_view> forms(std::string_view text) {
    std::vector<std::string_view> all;
    for (;;) {
        const auto border = text.find('\0');
        all.push_back(text.substr(0, border));
        if (border == std::string_view::npos) return all;
        text.remove_prefix(border + 1);
    }
}

}  // namespace

TEST_CASE("a text is English, or Danish where it has a translation") {
    CHECK(Catalogue(Language::english).text("Search") == "Search");
    CHECK(Catalogue(Language::danish).text("Search") == "Søg");
    CHECK(Catalogue(Language::danish).text("no such message") == "no such message");
}

TEST_CASE("an empty text stays empty: its translation is the head of the catalogue") {
    CHECK(Catalogue(Language::danish).text("").empty());
}

TEST_CASE("the form follows the number, and the number is written by who asks") {
    const Catalogue danish(Language::danish);
    const Catalogue english(Language::english);
    CHECK(danish.fill_plural("{} article", "{} articles", 1, "1") == "1 artikel");
    CHECK(danish.fill_plural("{} article", "{} articles", 0, "0") == "0 artikler");
    CHECK(danish.fill_plural("{} article", "{} articles", 38361, "38.361") == "38.361 artikler");
    CHECK(english.fill_plural("{} article", "{} articles", 1, "1") == "1 article");
    CHECK(english.fill_plural("{} article", "{} articles", 2, "2") == "2 articles");
    CHECK(danish.plural("{} untold", "{} untolds", 2) == "{} untolds");
    CHECK(danish.fill("untold {1} {0}", 1, "two") == "untold two 1");
}

TEST_CASE("every translation has the placeholders of its message, in each form") {
    const MoFile& danish = danish_file();
    REQUIRE(danish.size() > 1);
    for (std::uint32_t at = 1; at < danish.size(); ++at) {
        const auto entry = danish.entry(at);
        INFO(entry.original);
        const auto originals = forms(entry.original);
        const auto translations = forms(entry.translation);
        REQUIRE(originals.size() == translations.size());
        for (std::size_t form = 0; form < originals.size(); ++form) {
            CHECK_FALSE(translations[form].empty());
            CHECK(placeholders(originals[form]) == placeholders(translations[form]));
        }
    }
}
