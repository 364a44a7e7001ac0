// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compresses what is sent.
//
//     if (takes_gzip(request.accept_encoding)) body = gzip_compressed(body, kFastGzip);
#pragma once

#include <string>
#include <string_view>

namespace udklip::web {

inline constexpr int kFastGzip = 4;    ///< for a page, which is made for one reader
inline constexpr int kSmallGzip = 12;  ///< for what is compressed once

/// Returns whether the field Accept-Encoding names gzip, and not with a weight of zero.
bool takes_gzip(std::string_view accept_encoding);

/// Throws std::bad_alloc.
std::string gzip_compressed(std::string_view text, int level);

}  // namespace udklip::web
