// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compresses articles. Most are too short to be compressed well on their own, so zstd gets a
// dictionary of what the articles of a database have in common. It is trained on the first of them
// and kept with them (articles.hpp). docs/indexing.md says what it saves.
//
//     Sample sample;
//     while (!sample.is_full()) sample.add(encode(record));
//     const std::string dictionary = sample.dictionary();
//
//     Packer packer(dictionary);
//     document.set_data(std::string(packer.pack(encode(record))));
//
//     Unpacker unpacker(dictionary);
//     if (const auto encoded = unpacker.unpack(document.get_data())) decode(*encoded);
//
// A packed article is a zstd frame (RFC 8878), which names its dictionary. An article that is not
// packed is stored as encode() returns it; the first byte tells the two apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace udklip::store {

/// From fewer bytes of articles a dictionary saves too little; more hardly make it better.
constexpr std::size_t kSampleBytes = 3'000'000;

/// The articles that a dictionary is trained on.
class Sample {
  public:
    explicit Sample(std::size_t wanted_bytes = kSampleBytes) : wanted_bytes_(wanted_bytes) {}
    /// Takes only the beginning of a long article, so that it does not outweigh the others.
    void add(std::string_view encoded);
    bool is_full() const {
        return bytes_.size() >= wanted_bytes_ || seen_bytes_ >= kMostSeen * wanted_bytes_;
    }
    /// Trains a dictionary, in .4 s; the same sample gives the same one. Empty if that fails.
    std::string dictionary() const;

  private:
    /// Long articles wait until the sample is full; this bounds their memory.
    static constexpr std::size_t kMostSeen = 4;

    std::size_t wanted_bytes_;
    std::size_t seen_bytes_ = 0;
    std::string bytes_;
    std::vector<std::size_t> sizes_;
};

/// Returns the number by which frames name a dictionary, a hash of it; 0 if it is no dictionary.
std::uint32_t number_of_dictionary(std::string_view dictionary);

/// Returns the number of the dictionary that unpacks `data`; 0 if it is not packed.
std::uint32_t dictionary_needed(std::string_view data);

/// Not shared between threads.
class Packer {
  public:
    /// With an empty dictionary nothing is packed.
    explicit Packer(std::string_view dictionary);
    /// Returns `encoded` itself if packing does not make it smaller. Valid until the next call, and
    /// no longer than `encoded`.
    std::string_view pack(std::string_view encoded);

  private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> context_;  // null without a dictionary
    std::string buffer_;
};

/// Not shared between threads.
class Unpacker {
  public:
    /// Throws std::invalid_argument if `dictionary` is none.
    explicit Unpacker(std::string_view dictionary);
    /// Unpacks what was packed with this dictionary. Returns none if it is damaged; not all damage
    /// is seen.
    std::optional<std::string> unpack(std::string_view packed);

  private:
    struct Free {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, Free> context_;
};

}  // namespace udklip::store
