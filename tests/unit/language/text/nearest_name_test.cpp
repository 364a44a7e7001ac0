// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/nearest_name.hpp"

#include <array>
#include <string_view>

#include "tests/unit/catch.hpp"

using udklip::language::nearest_name;

namespace {

constexpr auto kNames =
    std::to_array<std::string_view>({"KL", "Ritzau", "Politiken", "Århus Stiftstidende", "år"});

}  // namespace

TEST_CASE("a slip of the hand or the ear leads to the name") {
    CHECK(nearest_name("Ritsau", kNames) == "Ritzau");
    CHECK(nearest_name("ritzau", kNames) == "Ritzau");
    CHECK(nearest_name("POLITIKKEN", kNames) == "Politiken");
    CHECK(nearest_name("Aarhus Stiftstidene", kNames) == "Århus Stiftstidende");
}

TEST_CASE("another name leads nowhere, and a name of two letters is never meant") {
    CHECK_FALSE(nearest_name("xyzzy", kNames));
    CHECK_FALSE(nearest_name("Information", kNames));
    CHECK_FALSE(nearest_name("KX", kNames));
    CHECK_FALSE(nearest_name("", kNames));
    CHECK_FALSE(nearest_name("Ritsau", {}));
}

TEST_CASE("of names that are equally near the first is meant") {
    constexpr auto names = std::to_array<std::string_view>({"hest", "fest", "rest"});
    CHECK(nearest_name("pest", names) == "hest");
}
