// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deflates tags as Xapian does, which inflates them when they are read.
//
//     Deflater deflater(Effort::little);
//     const Deflated tag = deflater.deflate(bytes);
//     table.add(key, tag.bytes, tag.kind);
//
// libdeflate, not zlib: the same format from twice as fast a compressor (docs/indexing.md).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "store/glass/table_writer.hpp"

struct libdeflate_compressor;

namespace udklip::store::glass {

/// Shorter tags are seldom worth deflating; this is Xapian's own bound.
constexpr std::size_t kLongestPlain = 18;

struct Deflated {
    std::string_view bytes;  ///< good until the next call
    Tag kind;
};

/// How hard to look for what repeats: libdeflate's levels 1 and 6. For lists of terms, which are
/// front-coded, `little` takes a quarter less time and .5 % more room.
enum class Effort { little = 1, much = 6 };

/// Not shared between threads.
class Deflater {
  public:
    explicit Deflater(Effort effort);
    /// Returns the bytes unchanged if deflating does not make them smaller.
    Deflated deflate(std::string_view bytes);

  private:
    struct Free {
        void operator()(libdeflate_compressor* compressor) const;
    };
    std::unique_ptr<libdeflate_compressor, Free> compressor_;
    std::string buffer_;
};

}  // namespace udklip::store::glass
