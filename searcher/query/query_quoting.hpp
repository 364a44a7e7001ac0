// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quotes a text so that the query language reads it back as itself.
//
//     phrase_quoted("åben skole") == "\"åben skole\""
//     field_quoted("author", "Ib \"Far\" Bo") == "author:»Ib \"Far\" Bo«"
//     field_quoted("source", "\"a\" »b«") == "source:\"\"\"a\"\" »b«\""
//
// language/text/quoting.hpp does the same for a shell; a question on a command line needs both.
#pragma once

#include <string>
#include <string_view>

namespace udklip::searcher {

/// Returns `text` as a phrase: between "..." or, if it holds one of these marks, between »...«. A
/// text with marks of both families can be the value of a field only, in which a mark that is
/// written twice stands for itself.
std::string phrase_quoted(std::string_view text);

/// Returns name:value as parse_query() reads it back, for a field whose values are taken as they
/// stand (is_raw()). `value` is cleaned text. Quoted only if it must be.
std::string field_quoted(std::string_view name, std::string_view value);

}  // namespace udklip::searcher
