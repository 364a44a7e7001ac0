// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/glass/deflater.hpp"

#include <libdeflate.h>

#include <new>

namespace udklip::store::glass {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
}

Deflater::Deflater(Effort effort)
    : compressor_(libdeflate_alloc_compressor(static_cast<int>(effort))) {
    if (!compressor_) throw std::bad_alloc();
}

Deflated Deflater::deflate(std::string_view bytes) {
    if (bytes.size() <= kLongestPlain) return {bytes, Tag::plain};
    // It gives up where the result does not fit into less than there is.
    buffer_.resize(bytes.size() - 1);
    const std::size_t size = libdeflate_deflate_compress(
        compressor_.get(), bytes.data(), bytes.size(), buffer_.data(), buffer_.size());
    if (size == 0) return {bytes, Tag::plain};
    return {std::string_view(buffer_).substr(0, size), Tag::deflated};
}

}  // namespace udklip::store::glass
