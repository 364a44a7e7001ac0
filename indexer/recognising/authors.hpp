// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names in what an article states of its authors.
//
//     author_list("Af Ole Hansen og Hanne Holm")     "Ole Hansen; Hanne Holm"
//     author_list("Ole Hansen, Hanne Holm")          "Ole Hansen; Hanne Holm"
//     author_list("Landbrug og Fødevarer")           "Landbrug og Fødevarer"
//     author_list("Hansen, Ole")                     "Hansen, Ole"
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// Returns the names with store::kBetweenAuthors between them, each once. What readers list is
/// divided by a semicolon; by a comma or *og* only where whole names stand on both sides. A
/// lead-in (*Af*), a mail address and a job behind a comma (", journalist") go.
std::string author_list(std::string_view stated);

/// Returns the name by which an author is also found: the last word of a name of several, the
/// first of "Hansen, Ole"; empty for a single word.
std::string_view surname_of(std::string_view name);

}  // namespace udklip::indexer
