// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page says of itself in JSON-LD (schema.org).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

/// The fields of the first article among the scripts' objects (NewsArticle, BlogPosting, ...; lists
/// and @graph are searched). Broken JSON is passed over: pages are full of it.
Article read_json_ld(const std::vector<std::string>& scripts);

}  // namespace udklip::indexer
