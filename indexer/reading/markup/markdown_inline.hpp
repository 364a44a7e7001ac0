// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands inside a line of Markdown: emphasis, links, code, tags, escapes.
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// The line without its marks: `**flere** [penge](https://kl.dk)` is `flere penge`. An underscore
/// or star that marks nothing (snake_case, 3 * 4) stays.
std::string plain_inline(std::string_view line);

/// The text without `<!-- ... -->`.
std::string without_html_comments(std::string_view text);

}  // namespace udklip::indexer
