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
//
// A second file names the articles that changed since: ChangesHeader, then 4 bytes for each of
// them, ascending. Their postings are read from Xapian.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "store/columns/facet_columns_format.hpp"
#include "store/columns/range_mask.hpp"

namespace udklip::store::postings {

constexpr const char* kFileName = "match-postings";
constexpr const char* kNewFileName = "match-postings.new";

constexpr const char* kChangesName = "match-postings-changes";
constexpr const char* kNewChangesName = "match-postings-changes.new";

constexpr std::uint64_t kMagic = 0x3254'534F'504B'4455;         // "UDKPOST2"
constexpr std::uint64_t kChangesMagic = 0x3147'4843'504B'4455;  // "UDKPCHG1"

/// So many changed articles, or one for each range, are cheaper to read from Xapian than the
/// postings to make anew.
constexpr std::uint64_t kMostChanges = 1000;

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
    double mean_length;  ///< of the maxima
    std::uint64_t ranges;
    std::uint64_t terms;
    std::uint64_t lengths;  ///< offsets in the file
    std::uint64_t sums;
    std::uint64_t table;
    std::uint64_t sums_checksum;   ///< XXH3 of `sums`
    std::uint64_t table_checksum;  ///< XXH3 of the Terms
};

struct ChangesHeader {
    std::uint64_t magic;
    std::uint64_t checksum;  ///< XXH3 of all behind it
    std::uint64_t postings;  ///< the checksum in the header of the postings that they belong to
    columns::State state;    ///< with these changes
    std::uint64_t articles;
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

/// Returns the byte for a greatest wdf / (wdf + damping).
inline std::uint8_t maximum(double greatest) {
    return static_cast<std::uint8_t>(std::clamp(std::ceil(greatest * 255 + 1e-9), 1.0, 255.0));
}

constexpr std::uint64_t ranges_of(std::uint64_t last_id) {
    return last_id / kRangeArticles + 1;
}

constexpr std::uint64_t padded(std::uint64_t size) {
    return (size + 7) / 8 * 8;
}

}  // namespace udklip::store::postings
