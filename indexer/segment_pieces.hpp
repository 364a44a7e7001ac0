// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which segments are merged when. Segments are numbered from 0 in the order of their articles.
// Whenever kFanIn neighbours of one level are there, they are due to be merged into one piece of
// the next level, so that the last merge has few pieces to read, and each article was written a
// logarithmic number of times. The plan depends on the numbers only, not on who is ready first.
//
//     SegmentPieces pieces("generation-4.parts");
//     pieces.set_ready({0, 17});                       // segment 17 was built
//     if (auto merge = pieces.next_merge()) ...        // its sources -> its piece, then
//     set_ready() pieces.rest()                                    // at the end: all that is left,
//     in order
//
// Not shared between threads without a lock.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace udklip::indexer {

struct Piece {
    std::size_t level;   ///< 0: a segment
    std::size_t number;  ///< among those of its level

    auto operator<=>(const Piece&) const = default;
};

class SegmentPieces {
  public:
    static constexpr std::size_t kFanIn = 64;

    explicit SegmentPieces(std::filesystem::path folder) : folder_(std::move(folder)) {}

    std::filesystem::path path_of(const Piece& piece) const;
    std::vector<Piece> sources_of(const Piece& piece) const;

    /// The piece is there, whole; its sources, if it has any, are not needed any more.
    void set_ready(const Piece& piece);
    /// A piece all of whose sources are there, given out once.
    std::optional<Piece> next_merge();
    /// The pieces that were not merged, in the order of their articles.
    std::vector<std::filesystem::path> rest() const;

  private:
    std::filesystem::path folder_;
    std::set<Piece> ready_;
    std::map<Piece, std::size_t> arrived_;  // sources of a piece to be
    std::vector<Piece> due_;
};

}  // namespace udklip::indexer
