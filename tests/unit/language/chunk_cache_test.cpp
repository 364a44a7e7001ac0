// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/chunk_cache.hpp"

#include <string>
#include <vector>

#include "language/analyzer.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::language;

TEST_CASE("a chunk has the tokens that were kept with it") {
    ChunkCache cache;
    CHECK_FALSE(cache.find("kommunen"));
    Word word;
    cache.add("kommunen", std::vector<ChunkToken>{{0, 8, 0, false, &word}});
    cache.add("", std::vector<ChunkToken>{});
    const auto tokens = cache.find("kommunen");
    REQUIRE(tokens);
    REQUIRE(tokens->size() == 1);
    CHECK(tokens->front().end == 8);
    CHECK(tokens->front().word == &word);
    REQUIRE(cache.find(""));
    CHECK(cache.find("")->empty());
    CHECK_FALSE(cache.find("kommune"));
}

TEST_CASE("chunks are found after the table has grown, and gone after clear") {
    ChunkCache cache;
    constexpr std::uint32_t kChunks = 20'000;
    for (std::uint32_t i = 0; i < kChunks; ++i) {
        cache.add(std::to_string(i), std::vector<ChunkToken>(i % 3, {i, i, 0, false, nullptr}));
    }
    CHECK(cache.size() == kChunks);
    bool all = true;
    for (std::uint32_t i = 0; i < kChunks; ++i) {
        const auto tokens = cache.find(std::to_string(i));
        all = all && tokens && tokens->size() == i % 3 &&
              (tokens->empty() || tokens->front().begin == i);
    }
    CHECK(all);
    cache.clear();
    CHECK(cache.size() == 0);
    CHECK_FALSE(cache.find("17"));
    cache.add("17", std::vector<ChunkToken>{});
    CHECK(cache.find("17"));
}
