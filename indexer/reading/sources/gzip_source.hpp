// SPDX-License-Identifier: GPL-3.0-or-later
//
// Unpacks gzip and compares its checksums. libarchive 3.6 ignores them, so that a flipped bit would
// come out as text.
//
//     if (GzipSource::is_gzip(read_up_to(file, GzipSource::kHeadBytes))) ...
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

class GzipSource final : public ByteSource {
  public:
    static constexpr std::size_t kHeadBytes = 3;
    static bool is_gzip(std::string_view head);

    /// `packed` must outlive it.
    explicit GzipSource(ByteSource& packed);
    ~GzipSource() override;

    /// Reads several gzip streams in a row as one; leaves what follows them unread. Throws
    /// DamagedInput, also if the end is missing.
    std::size_t read(std::span<char> buffer) override;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace udklip::indexer
