// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/head_source.hpp"

#include <algorithm>

namespace udklip::indexer {

std::size_t HeadSource::read(std::span<char> buffer) {
    if (at_ == head_.size()) return bytes_->read(buffer);
    const std::size_t size = std::min(buffer.size(), head_.size() - at_);
    std::copy_n(head_.data() + at_, size, buffer.data());
    at_ += size;
    return size;
}

}  // namespace udklip::indexer
