// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles made small. Most are too short to be compressed well on their own, so zstd is told what
// the articles of a database have in common: a dictionary, learnt from the first of them and kept
// with them (articles.hpp). docs/indexing.md has what it saves.
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
// What is packed is a zstd frame (RFC 8878), which names its dictionary. What is not is as encode()
// made it; the first byte tells the two apart.
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

/// Of fewer bytes of articles a dictionary would save too little, of more hardly any more.
constexpr std::size_t kSampleBytes = 3'000'000;

/// Articles that a dictionary is learnt from.
class Sample {
  public:
    explicit Sample(std::size_t wanted_bytes = kSampleBytes) : wanted_bytes_(wanted_bytes) {}
    /// Of a long article only the beginning is taken, so that it does not stand for all.
    void add(std::string_view encoded);
    bool is_full() const {
        return bytes_.size() >= wanted_bytes_ || seen_bytes_ >= kMostSeen * wanted_bytes_;
    }
    /// The same sample makes the same dictionary, in .4 s. Empty if nothing can be learnt.
    std::string dictionary() const;

  private:
    /// So that long articles, which wait until it is full, do not fill memory.
    static constexpr std::size_t kMostSeen = 4;

    std::size_t wanted_bytes_;
    std::size_t seen_bytes_ = 0;
    std::string bytes_;
    std::vector<std::size_t> sizes_;
};

/// What frames name a dictionary by: a hash of it. 0 if it is none.
std::uint32_t number_of_dictionary(std::string_view dictionary);

/// The number of the dictionary that is needed to unpack; 0 if that is not packed.
std::uint32_t dictionary_needed(std::string_view data);

/// Not shared between threads.
class Packer {
  public:
    /// An empty dictionary is none: then nothing is packed.
    explicit Packer(std::string_view dictionary);
    /// As it is, if it does not get smaller. Good until the next call, and as long as `encoded` is.
    std::string_view pack(std::string_view encoded);

  private:
    struct Free {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, Free> context_;  // null: there is no dictionary
    std::string buffer_;
};

/// Not shared between threads.
class Unpacker {
  public:
    /// Throws std::invalid_argument if that is no dictionary.
    explicit Unpacker(std::string_view dictionary);
    /// Of what was packed with this dictionary. None if it is damaged; not all damage is seen.
    std::optional<std::string> unpack(std::string_view packed);

  private:
    struct Free {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, Free> context_;
};

}  // namespace udklip::store
