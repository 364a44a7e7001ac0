// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/collation.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using udklip::language::DanishOrder;

TEST_CASE("æ, ø and å come last, in this order, and aa is å") {
    std::vector<std::string> names = {"Årsskriftet", "Zoo",    "Ærø Avis", "Aalborg",
                                      "Ørebladet",   "Avisen", "avis"};
    const DanishOrder order;
    std::sort(names.begin(), names.end(), std::cref(order));
    const std::vector<std::string> expected = {"avis",      "Avisen",  "Zoo",        "Ærø Avis",
                                               "Ørebladet", "Aalborg", "Årsskriftet"};
    CHECK(names == expected);
}

TEST_CASE("it is a strict order") {
    const DanishOrder order;
    CHECK_FALSE(order("Å", "Å"));
    CHECK(order("aa", "å") != order("å", "aa"));
}
