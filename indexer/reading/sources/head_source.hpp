// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stream whose first bytes can be looked at before they are read.
//
//     HeadSource source(bytes);
//     if (source.head().starts_with("%PDF-")) ...
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

class HeadSource final : public ByteSource {
  public:
    static constexpr std::size_t kHeadBytes = 4096;

    /// `bytes` must outlive it. Throws what `bytes` throws.
    explicit HeadSource(ByteSource& bytes) : bytes_(&bytes), head_(read_up_to(bytes, kHeadBytes)) {}

    std::string_view head() const { return head_; }
    std::size_t read(std::span<char> buffer) override;

  private:
    ByteSource* bytes_;
    std::string head_;
    std::size_t at_ = 0;
};

}  // namespace udklip::indexer
