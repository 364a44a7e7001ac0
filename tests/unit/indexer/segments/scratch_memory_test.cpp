// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/scratch_memory.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <cstdint>

#include "command_line/error.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using udklip::indexer::ScratchMemory;

TEST_CASE("scratch memory begins with zeros, keeps what is written, and leaves no file") {
    const udklip::test::TempFolder folder;
    ScratchMemory memory(folder.path(), 1'000'000 * sizeof(std::uint32_t));
    const auto numbers = memory.as<std::uint32_t>();
    REQUIRE(numbers.size() == 1'000'000);
    CHECK(std::all_of(numbers.begin(), numbers.end(), [](auto number) { return number == 0; }));
    for (std::uint32_t i = 0; i < numbers.size(); ++i) numbers[i] = i;
    CHECK(numbers[999'999] == 999'999);
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK(ScratchMemory(folder.path(), 0).as<char>().empty());
}

TEST_CASE("scratch memory that the disk has no room for is an error") {
    const udklip::test::TempFolder folder;
    CHECK_THROWS_AS(ScratchMemory(folder.path() / "gone", 1000), udklip::Error);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{4096, before.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    CHECK_THROWS_AS(ScratchMemory(folder.path(), 1'000'000), udklip::Error);
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, ignored);
}
