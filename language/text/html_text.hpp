// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as a part of HTML, for all that writes markup.
//
//     std::string out;
//     append_as_html(out, "Bo & \"Ib\"");      // Bo &amp; &quot;Ib&quot;
#pragma once

#include <string>
#include <string_view>

namespace udklip::language {

/// Appends text so that it is itself between tags and inside a quoted attribute. Characters that a
/// terminal obeys are the caller's business (printable.hpp).
void append_as_html(std::string& out, std::string_view text);

}  // namespace udklip::language
