// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a file of facet columns (facet_columns.hpp). Integers are in the machine's order; a
// file from another machine is refused by its magic number, and made again by the next run.
//
//     Header
//     ColumnSection x sections
//     for each section, on multiples of 8:
//         cells      one number per document id from 0 on, `width` bytes each, the least
//                    significant first: 0 no value, else 1 + the place of the value in the table.
//                    Where there is no table the numbers only tell which articles have the same
//         sums       a checksum of each block of kBlockRows cells, 8 bytes each
//         ends       where each value ends in the text, 4 bytes each
//         text       the values in ascending order, one behind the other
//
// In the column of names the values are in the order in which they come, and an article with
// several has the number of a list. Lists stand behind the names in the same table: kListMark, then
// kListedBytes for the number of each name, the least significant first.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace udklip::store::columns {

constexpr const char* kFileName = "facet-columns";
constexpr const char* kNewFileName = "facet-columns.new";

constexpr std::uint64_t kMagic = 0x344C'4F43'4B4C'4455;  // "UDLKCOL4"

/// Small, so that a few matches do not check a whole column; large, so that the checksums are few.
constexpr std::uint32_t kBlockRows = 512;

/// A facet with more values than this is counted from the articles; its table would be no shortcut.
constexpr std::uint32_t kMostValues = 65'535;

/// In the column of names: names and lists together.
constexpr std::uint32_t kMostListed = 0xFF'FFFF;
constexpr char kListMark = '\x01';
constexpr std::size_t kListedBytes = 3;

/// The state of the database that the columns were made from. No other state uses them.
struct State {
    std::array<char, 40> uuid;  ///< with zero bytes behind it
    std::uint64_t revision;
    std::uint64_t articles;
    std::uint64_t last_id;

    bool operator==(const State&) const = default;
};

struct Header {
    std::uint64_t magic;
    std::uint64_t checksum;  ///< XXH3 of all from `file_size` to the end of the last ColumnSection
    std::uint64_t file_size;
    State state;
    std::uint64_t rows;  ///< last_id + 1
    std::uint64_t sections;
};

struct ColumnSection {
    std::uint32_t slot;
    std::uint32_t width;   ///< of a cell: 1 to 4
    std::uint64_t values;  ///< the greatest number in a cell
    std::uint64_t names;   ///< in the table: as many as values, or none
    std::uint64_t cells;   ///< offsets in the file
    std::uint64_t sums;
    std::uint64_t ends;
    std::uint64_t text;
    std::uint64_t text_size;
    std::uint64_t table_checksum;  ///< XXH3 of sums, ends and text together
};

/// No more facets than this: a header that says so is damaged.
constexpr std::uint64_t kMostSections = 64;

constexpr std::uint64_t blocks_of(std::uint64_t rows) {
    return (rows + kBlockRows - 1) / kBlockRows;
}

}  // namespace udklip::store::columns
