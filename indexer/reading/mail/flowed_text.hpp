// SPDX-License-Identifier: GPL-3.0-or-later
//
// Undoes format=flowed (RFC 3676): a line that ends in a blank goes on in the next.
//
//     unflow("Kære \nalle.\n", false)                        "Kære alle.\n"
//     unflow("sundhedsforvalt \nningen\n", true)             "sundhedsforvaltningen\n"
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// `deletes_blank`: the blank at the line's end is not of the text (delsp=yes). Marks of quotation
/// stay in front of a paragraph.
std::string unflow(std::string_view text, bool deletes_blank);

}  // namespace udklip::indexer
