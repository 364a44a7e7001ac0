// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/sources/known_beginning.hpp"

#include <algorithm>

namespace udklip::indexer {

std::size_t KnownBeginning::read(std::span<char> buffer) {
    if (left_ == 0) {
        const std::size_t size = bytes_->read(buffer);
        is_over_ = is_over_ || size > 0;
        return size;
    }
    const std::size_t size = bytes_->read(
        buffer.first(static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), left_))));
    left_ -= size;
    if (size > 0) last_ = buffer[size - 1];
    return size;
}

bool KnownRecords::holds_record() {
    if (beginning_ == nullptr || is_behind_) return false;
    if (!beginning_->is_over()) return true;
    is_behind_ = true;
    if (!is_drained_ || !beginning_->ends_with_line()) throw CannotGoOn();
    return false;
}

}  // namespace udklip::indexer
