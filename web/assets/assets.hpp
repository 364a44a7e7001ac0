// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stylesheet, script and icon, which are in the program. Their addresses carry a mark of their
// contents, so that a browser may keep them for ever and yet never has those of an older version.
//
//     asset_href("style.css")        // /assets/style.css?v=1f0c...
#pragma once

#include <string>
#include <string_view>

namespace udklip::web {

struct Asset {
    std::string_view name;
    std::string_view type;
    std::string_view bytes;
    std::string compressed;  ///< by gzip
    std::string mark;        ///< changes with the bytes
};

/// Returns null if there is none of this name.
const Asset* find_asset(std::string_view name);

/// Throws std::logic_error if there is none of this name.
std::string asset_href(std::string_view name);

}  // namespace udklip::web
