// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pages.hpp"

#include <random>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::store;
using udklip::Error;
using udklip::ErrorCode;
using udklip::test::code_of;

namespace {

const std::vector<Page> kPages = {{0, 1, ""}, {1800, 3, ""}, {1800, 0, "Havnen"}, {70'000, 0, ""}};

}  // namespace

TEST_CASE("pages come back as they were encoded") {
    CHECK(decode_pages(encode_pages(kPages)) == kPages);
    CHECK(encode_pages({}).empty());
    CHECK(decode_pages("").empty());
}

TEST_CASE("a byte stands on the last page that began before it") {
    CHECK(page_at({}, 7) == nullptr);
    CHECK(page_at({{5, 2, ""}}, 4) == nullptr);
    CHECK(page_at(kPages, 0)->number == 1);
    CHECK(page_at(kPages, 1799)->number == 1);
    CHECK(page_at(kPages, 1800)->heading == "Havnen");
    CHECK(page_at(kPages, 1'000'000)->begin == 70'000);
}

TEST_CASE("damaged pages are told") {
    const std::string whole = encode_pages(kPages);
    CHECK(code_of([&] { decode_pages(whole.substr(0, whole.size() - 1)); }) ==
          ErrorCode::no_database);
    std::mt19937 random(1);
    for (int i = 0; i < 10'000; ++i) {
        std::string bytes = whole;
        bytes[random() % bytes.size()] = static_cast<char>(random());
        try {
            decode_pages(bytes);
        } catch (const Error& error) {
            CHECK(error.code() == ErrorCode::no_database);
        }
    }
}
