// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/text/names.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::indexer::html;

namespace {

bool names(std::string_view classes, NameKind kind) {
    return kinds_of_names(classes, "").has(kind);
}

}  // namespace

TEST_CASE("classes that name furniture") {
    for (const char* name :
         {"share", "article-share", "Share_Buttons", "x related-articles", "cookie-banner",
          "block--newsletter", "mest-læste", "sidebar", "relatedPosts", "DelKnapper", "SHARE",
          "col-md-8 c-article__byline", "læs-også", "brødkrumme", "comment-list2"}) {
        INFO(name);
        CHECK(names(name, NameKind::furniture));
        CHECK(kinds_of_names("", name).has(NameKind::furniture));
    }
}

TEST_CASE("classes that only look like it") {
    for (const char* name :
         {"", "article", "category-social", "shareholders", "interrelated", "commentary", "text",
          "tag-newsletter post", "type-related", "teaser", "has-header section", "nyheder",
          "hiddenfield", "----", "_", "has-sharing top--with-comments", "main--no-sidebar"}) {
        INFO(name);
        CHECK_FALSE(names(name, NameKind::furniture));
    }
}

TEST_CASE("whole names that hide, and parts of a name that do not") {
    CHECK(names("d-none", NameKind::hidden));
    CHECK(names("text sr-only", NameKind::furniture));
    CHECK_FALSE(names("overflow-hidden", NameKind::hidden));
}

TEST_CASE("a name has several kinds") {
    const NameKinds byline = kinds_of_names("article-byline", "published");
    CHECK(byline.has(NameKind::author));
    CHECK(byline.has(NameKind::date));
    CHECK(byline.has(NameKind::published));
    CHECK(byline.has(NameKind::furniture));
    CHECK_FALSE(byline.is_sure());
    CHECK(kinds_of_names("kommentarer", "").is_sure());
    CHECK(kinds_of_names("RELATERET", "").has(NameKind::beside));
}

TEST_CASE("names without end cost little") {
    CHECK(kinds_of_names(std::string(1'000'000, 'a'), "").empty());
    std::string many;
    for (int i = 0; i < 100; ++i) many += "x ";
    CHECK_FALSE(names(many + "share", NameKind::furniture));
    CHECK(kinds_of_names(many, "share").has(NameKind::furniture));
}
