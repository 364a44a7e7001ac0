// SPDX-License-Identifier: GPL-3.0-or-later
//
// The saved searches on the first page: what is new to each, and the buttons.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/parts/page.hpp"

namespace udklip::web {

struct SavedLine {
    std::string name;
    std::optional<std::uint64_t> fresh = 0;  ///< articles that it has not shown; nothing: too slow
    std::string since;  ///< when it was last marked as seen, as the page says it
    Address address;    ///< its question and filters
};

/// A section, also if there is none: then it says how to keep one.
Html saved_section(const PageContext& context, const std::vector<SavedLine>& saved);

}  // namespace udklip::web
