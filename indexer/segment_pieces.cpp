// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace udklip::indexer {

std::filesystem::path SegmentPieces::path_of(const Piece& piece) const {
    return folder_ / fmt::format("{}-{}", piece.level, piece.number);
}

std::vector<Piece> SegmentPieces::sources_of(const Piece& piece) const {
    std::vector<Piece> sources;
    if (piece.level == 0) return sources;
    for (std::size_t i = 0; i < kFanIn; ++i) {
        sources.push_back({piece.level - 1, piece.number * kFanIn + i});
    }
    return sources;
}

void SegmentPieces::set_ready(const Piece& piece) {
    for (const auto& source : sources_of(piece)) ready_.erase(source);
    ready_.insert(piece);
    const Piece above{piece.level + 1, piece.number / kFanIn};
    if (++arrived_[above] < kFanIn) return;
    arrived_.erase(above);
    due_.push_back(above);
}

std::optional<Piece> SegmentPieces::next_merge() {
    if (due_.empty()) return {};
    const Piece piece = due_.front();
    due_.erase(due_.begin());
    return piece;
}

std::vector<std::filesystem::path> SegmentPieces::rest() const {
    // Merged are the first ones of each level, so what is left of a higher level comes first.
    std::vector<Piece> left(ready_.begin(), ready_.end());
    std::sort(left.begin(), left.end(), [](const Piece& a, const Piece& b) {
        return a.level != b.level ? a.level > b.level : a.number < b.number;
    });
    std::vector<std::filesystem::path> paths;
    for (const auto& piece : left) paths.push_back(path_of(piece));
    return paths;
}

}  // namespace udklip::indexer
