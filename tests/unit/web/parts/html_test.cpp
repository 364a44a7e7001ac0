// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/html.hpp"

#include "tests/unit/catch.hpp"

using namespace udklip::web;

TEST_CASE("a text becomes HTML by being escaped, in content and in attributes") {
    const std::string evil = "<script>alert(\"1\")</script>&'";
    const std::string safe = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;";
    CHECK(Html(evil).str() == safe);
    CHECK(element("p", {}, evil, " ", element("b", {}, evil)).str() ==
          "<p>" + safe + " <b>" + safe + "</b></p>");
    CHECK(element("a", {{"title", evil}}).str() == "<a title=\"" + safe + "\"></a>");
    CHECK(void_element("input", {{"value", evil}}).str() == "<input value=\"" + safe + "\">");
}

TEST_CASE("what a browser would act on or show wrongly is replaced") {
    CHECK(Html("a\x1b\x01\x7f").str() == "a\uFFFD\uFFFD\uFFFD");
    CHECK(Html("\u202eabc").str() == "\uFFFDabc");
    CHECK(Html("\xff").str() == "\uFFFD");
    CHECK(Html("a\nb").str() == "a\nb");
}

TEST_CASE("an attribute without a value is left out, one with an empty value is a switch") {
    CHECK(element("a", {{"rel", std::nullopt}, {"hidden"}}).str() == "<a hidden></a>");
    CHECK(element("a", {{"href", ""}}).str() == "<a href=\"\"></a>");
    CHECK(element("li", {{"class", value_if(false, "x")}}, "1").str() == "<li>1</li>");
}
