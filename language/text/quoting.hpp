// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quotes a value for a line that the reader may paste into a shell. A value comes from an article,
// a file name or a question, so it may hold anything; the shell must give it back as itself and run
// none of it.
//
//     shell_quoted("KL") == "KL"        shell_quoted("$(touch x)") == "'$(touch
//     x)'" shell_quoted("a\x1b") == "\"$(printf 'a\\033')\""
//
// searcher/query/query_quoting.hpp does the same for the query language.
#pragma once

#include <string_view>

#include "language/text/printable.hpp"

namespace udklip::language {

/// Returns `value` as one word of a command line for bash, dash and zsh, safe to show on a
/// terminal. The shell reads back the same bytes, except NUL, which no argument can hold: it is
/// left out.
Printable shell_quoted(std::string_view value);

}  // namespace udklip::language
