// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line above a text that says little but when it was written.
//
//     date_of_line("2. april 2017")                           2017-04-02
//     date_of_line("København, den 2. april 2017")            2017-04-02
//     date_of_line("Af Ole Hansen, 2. april 2017")            2017-04-02
//     date_of_line("2. april 2017 | Indland")                 2017-04-02
//     date_of_line("Fest i Vejle, 2. april 2017")             nothing
#pragma once

#include <optional>
#include <string_view>

#include "language/dates/date.hpp"

namespace udklip::indexer {

/// Returns the date of a line that is one, in brackets or marks, behind a place or who wrote it, or
/// before a bar or dash and a few words. A place or name is at most four words with capitals.
std::optional<language::Date> date_of_line(std::string_view line);

}  // namespace udklip::indexer
