// SPDX-License-Identifier: GPL-3.0-or-later
//
// The layout of the lexicon's file: a header, then five sections of plain records. The file
// lexicon_builder.cpp writes it, lexicon.cpp reads it in place; docs/lexicon.md explains it.
//
//     header | forms | readings | lemmas | text | first parts
//
// `forms` and `first parts` are hash tables with linear probing that hold no strings. A slot
// recognises its word by 32 bits of the hash. The builder fails if two of its words have one slot;
// an unknown word is taken for a known one about once in 10^9.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace udklip::language::format {

constexpr std::array<char, 8> kMagic = {'U', 'D', 'K', 'L', 'E', 'X', '\r', '\n'};
constexpr std::uint32_t kVersion = 3;
constexpr std::uint32_t kByteOrder = 0x01020304;

enum LexiconSection : std::uint32_t {
    kForms,
    kReadings,
    kLemmas,
    kText,
    kFirstParts,
    kSectionCount
};

struct SectionPlace {
    std::uint64_t offset;  ///< from the start of the file, a multiple of 8
    std::uint64_t size;    ///< in bytes
};

struct Header {
    std::array<char, 8> magic;
    std::uint32_t version;
    std::uint32_t byte_order;
    std::uint64_t file_size;
    std::uint64_t checksum;  ///< XXH3, 64 bits, of all that follows the header
    std::array<SectionPlace, kSectionCount> sections;
};

/// A slot of the table of forms; `readings` 0 is an empty slot (reading 0 is never used).
struct FormSlot {
    std::uint32_t fingerprint;
    std::uint32_t readings;  ///< index of the first one
};

enum ReadingFlag : std::uint8_t {
    kMayBeLast = 1,   ///< this form may end a compound
    kLastOfList = 2,  ///< the last reading of this form
    kMayBeFirst = 4,  ///< a noun of the dictionary may begin with this form
};

struct ReadingRecord {
    std::uint32_t lemma;
    std::uint16_t probability;  ///< in 65535ths
    std::uint8_t word_class;    ///< WordClass
    std::uint8_t flags;         ///< ReadingFlag
};

enum LemmaFlag : std::uint8_t {
    kAtomic = 1,  ///< never split
};
constexpr unsigned kSharedShift = 1;
constexpr std::size_t kMostShared = 127;  ///< longer beginnings are stored as this

struct LemmaRecord {
    std::uint32_t text;       ///< offset in the text section
    std::uint8_t length;      ///< in bytes
    std::uint8_t flags;       ///< LemmaFlag; above it, Lexicon::shared_beginning()
    std::uint16_t head_cost;  ///< as last part, in 1/kCostScale nats
};

constexpr float kCostScale = 2048.0F;

struct FirstPartSlot {
    std::uint32_t fingerprint;
    std::uint32_t readings;  ///< 0: empty slot
    float cost;              ///< in nats
};

/// A hash that grows one byte at a time, so that hashing all substrings from one place costs no
/// more than hashing the longest. FNV-1a, mixed at the end because its high bits change slowly.
class RollingHash {
  public:
    void add(char byte) { state_ = (state_ ^ static_cast<std::uint8_t>(byte)) * 0x100000001B3ULL; }
    void add(std::string_view bytes) {
        for (const char byte : bytes) add(byte);
    }
    std::uint64_t value() const {
        std::uint64_t h = state_;
        h = (h ^ (h >> 33)) * 0xFF51AFD7ED558CCDULL;
        h = (h ^ (h >> 33)) * 0xC4CEB9FE1A85EC53ULL;
        return h ^ (h >> 33);
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

inline std::uint64_t hash_of(std::string_view word) {
    RollingHash hash;
    hash.add(word);
    return hash.value();
}

/// Returns the slot at which the search for a hash begins, in a table of `capacity` slots.
inline std::uint64_t first_slot(std::uint64_t hash, std::uint64_t capacity) {
    return ((hash >> 32) * capacity) >> 32;
}

inline std::uint32_t fingerprint_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash);
}

}  // namespace udklip::language::format
