// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes the marks of templates out of a page of a site generator.
//
//     without_liquid("<p>{{ page.title }}Her høvles.</p>")   "<p>Her høvles.</p>"
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// Returns the text without {{ ... }} and {% ... %}. One that is not closed within 2,000 bytes
/// stays.
std::string without_liquid(std::string_view text);

}  // namespace udklip::indexer
