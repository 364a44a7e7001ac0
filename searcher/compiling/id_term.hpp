// SPDX-License-Identifier: GPL-3.0-or-later
//
// The term of an article's id, as people have it: copied from the screen or from JSON, where what
// is no text (broken UTF-8, a carriage return) was made harmless, or cleaned on its way through a
// question. Ids that are names of files may be decomposed, as macOS writes them, or hold all that.
//
//     id_term(db, "\u00E5ben.txt")      the term of "a\u030Aben.txt", if that is the article's id
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

namespace udklip::searcher {

/// Returns the term of the article with this id; else of one whose id looks the same. If there is
/// none, a term that no article has. Looks through all ids where none is this one.
std::string id_term(const Xapian::Database& db, std::string_view typed);

}  // namespace udklip::searcher
