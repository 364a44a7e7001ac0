// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/http/compression.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace udklip::web {

bool takes_gzip(std::string_view accept_encoding) {
    const auto at = accept_encoding.find("gzip");
    if (at == std::string_view::npos) return false;
    const auto rest = accept_encoding.substr(at, accept_encoding.find(',', at) - at);
    const auto weight = rest.find("q=");
    return weight == std::string_view::npos ||
           rest.find_first_of("123456789", weight) != std::string_view::npos;
}

std::string gzip_compressed(std::string_view text, int level) {
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), libdeflate_free_compressor);
    if (!compressor) throw std::bad_alloc();
    std::string out(libdeflate_gzip_compress_bound(compressor.get(), text.size()), '\0');
    out.resize(libdeflate_gzip_compress(compressor.get(), text.data(), text.size(), out.data(),
                                        out.size()));
    return out;
}

}  // namespace udklip::web
