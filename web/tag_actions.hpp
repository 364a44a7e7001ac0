// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags and notes from the browser. They are the same as those of udklip-search --tag and --note.
#pragma once

#include <optional>

#include "web/visit.hpp"

namespace udklip::web {

/// POST "/tag": `article` is an id; `add` and `remove` name a tag, `note` is the new note. Leads
/// back to `back`. Nothing if the path is another one.
std::optional<HttpResponse> tag_action(const Visit& visit);

}  // namespace udklip::web
