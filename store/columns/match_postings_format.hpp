// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a file of postings for the matcher (match_postings.hpp). Integers are in the
// machine's order; a file from another machine is refused by its magic number.
//
//     Header
//     lengths      4 bytes for each document id from 0 to the end of the last range
//     sums         a checksum of each range of lengths, 8 bytes each
//     for each term, on multiples of 8:
//         name     the term
//         maxima   a byte for each range: 255 times the greatest wdf / (wdf + damping) in it,
//                  rounded up; 0 if the range has no posting, 1 at least if it has
//         offsets  where the block of each range begins in the blocks, and the end; 4 bytes each
//         blocks   of those ranges that have postings
//     Term x terms, by ascending hash
//
// A block:
//     1 byte       postings - 1
//     1 byte       how it is written: kBitmap, one of WdfAs, and above 4 bits the wdf if all are
//                  the same
//     places       a bit for each article of the range (32 bytes), or a byte for each posting
//     wdf          of each posting: nothing, half a byte, a byte or 4 bytes
#pragma once

#include <cstdint>

#include "store/columns/facet_columns_format.hpp"
#include "store/columns/range_mask.hpp"

namespace udklip::store::postings {

constexpr const char* kFileName = "match-postings";
constexpr const char* kNewFileName = "match-postings.new";

constexpr std::uint64_t kMagic = 0x3154'534F'504B'4455;  // "UDKPOST1"

/// A term that fewer than 1 of so many articles have is as fast read from Xapian, and would take
/// more room for its ranges than for its postings.
constexpr std::uint32_t kArticlesPerFrequent = 90;

struct Header {
    std::uint64_t magic;
    std::uint64_t checksum;  ///< XXH3 of all from `file_size` to the end of the header
    std::uint64_t file_size;
    columns::State state;
    double k1;  ///< of the maxima (bm25.hpp)
    double b;
    double min_normalized_length;
    std::uint64_t ranges;
    std::uint64_t terms;
    std::uint64_t lengths;  ///< offsets in the file
    std::uint64_t sums;
    std::uint64_t table;
    std::uint64_t sums_checksum;   ///< XXH3 of `sums`
    std::uint64_t table_checksum;  ///< XXH3 of the Terms
};

struct Term {
    std::uint64_t hash;  ///< XXH3 of the name
    std::uint64_t at;    ///< offset in the file
    std::uint64_t size;
    std::uint64_t checksum;  ///< XXH3 of all of it
    std::uint32_t frequency;
    std::uint32_t name_size;
};

constexpr std::uint8_t kBitmap = 4;
enum class WdfAs : std::uint8_t { same, nibbles, bytes, words };
constexpr std::uint8_t kWdfAs = 3;  ///< the bits of WdfAs
constexpr unsigned kSameShift = 4;
constexpr std::uint32_t kGreatestNibble = 15;

/// From so many postings on, a bit for each article takes less room than a byte a posting.
constexpr std::uint32_t kBitmapBytes = kRangeArticles / 8;

constexpr std::uint64_t ranges_of(std::uint64_t last_id) {
    return last_id / kRangeArticles + 1;
}

constexpr std::uint64_t padded(std::uint64_t size) {
    return (size + 7) / 8 * 8;
}

}  // namespace udklip::store::postings
