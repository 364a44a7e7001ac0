// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/mo_file.hpp"

#include <stdexcept>
#include <vector>

#include "tests/unit/catch.hpp"
#include "translation/catalogue.hpp"

using namespace udklip::translation;

TEST_CASE("every message is found by its own text") {
    const MoFile& file = danish_file();
    for (std::uint32_t at = 0; at < file.size(); ++at) {
        const auto entry = file.entry(at);
        const auto singular = entry.original.substr(0, entry.original.find('\0'));
        CHECK(file.find(singular) == entry.translation);
    }
    CHECK_FALSE(file.find("no such message"));
    CHECK_FALSE(file.find("\xff"));
}

TEST_CASE("what is no catalogue is refused, and no byte beyond it is read") {
    CHECK_THROWS_AS(MoFile({}), std::invalid_argument);
    const std::vector<unsigned char> text(100, 'x');
    CHECK_THROWS_AS(MoFile(text), std::invalid_argument);
    std::vector<unsigned char> cut = {0xde, 0x12, 0x04, 0x95, 0, 0, 0,  0, 9, 0,
                                      0,    0,    28,   0,    0, 0, 28, 0, 0, 0};
    const MoFile short_file(cut);
    CHECK_THROWS_AS(short_file.find("x"), std::invalid_argument);
}
