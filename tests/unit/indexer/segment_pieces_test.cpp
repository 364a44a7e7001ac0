// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_pieces.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using namespace udklip::indexer;

namespace {

constexpr std::size_t kFanIn = SegmentPieces::kFanIn;

/// The segments that a piece was made of, in order.
std::vector<std::size_t> segments_in(const SegmentPieces& pieces, const Piece& piece) {
    if (piece.level == 0) return {piece.number};
    std::vector<std::size_t> all;
    for (const auto& source : pieces.sources_of(piece)) {
        const auto inner = segments_in(pieces, source);
        all.insert(all.end(), inner.begin(), inner.end());
    }
    return all;
}

Piece piece_at(const std::filesystem::path& path) {
    const std::string name = path.filename();
    const auto dash = name.find('-');
    return {std::stoul(name.substr(0, dash)), std::stoul(name.substr(dash + 1))};
}

}  // namespace

TEST_CASE("few segments are not merged before the end") {
    SegmentPieces pieces("parts");
    for (std::size_t i = 0; i + 1 < kFanIn; ++i) pieces.set_ready({0, i});
    CHECK_FALSE(pieces.next_merge());
    CHECK(pieces.rest().size() == kFanIn - 1);
    CHECK(pieces.rest().front() == "parts/0-0");
}

TEST_CASE("in whatever order segments are ready, the same are merged and the rest is in order") {
    std::mt19937 random(7);
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, kFanIn, kFanIn + 1, kFanIn * kFanIn + 3 * kFanIn + 5}) {
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), 0);
        std::shuffle(order.begin(), order.end(), random);
        SegmentPieces pieces("parts");
        std::vector<Piece> merges;
        for (const auto number : order) {
            pieces.set_ready({0, number});
            while (const auto piece = pieces.next_merge()) {
                merges.push_back(*piece);
                pieces.set_ready(*piece);
            }
        }
        CHECK(merges.size() == count / kFanIn + count / (kFanIn * kFanIn));
        std::vector<std::size_t> all;
        for (const auto& path : pieces.rest()) {
            const auto inner = segments_in(pieces, piece_at(path));
            all.insert(all.end(), inner.begin(), inner.end());
        }
        std::vector<std::size_t> expected(count);
        std::iota(expected.begin(), expected.end(), 0);
        CHECK(all == expected);
    }
}
