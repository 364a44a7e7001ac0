// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/html_text.hpp"

#include <string>

#include "tests/unit/catch.hpp"

using udklip::language::append_as_html;

TEST_CASE("text in HTML is itself, between tags and inside quotes") {
    std::string out = "<p title=\"";
    append_as_html(out, "a\" b' <i> &amp; æ\n");
    CHECK(out == "<p title=\"a&quot; b&#39; &lt;i&gt; &amp;amp; æ\n");
    append_as_html(out, "");
    CHECK(out.ends_with("æ\n"));
}
