// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to believe of the properties that programs write into documents: a title may be the name of
// a file, an author the name of a computer's user, a date the moment of conversion.
//
//     stated_title("Budget 2022 vedtaget")             as it is
//     stated_title("Microsoft Word - brev_v3.doc")     empty
//     stated_author("bruger")                          empty
#pragma once

#include <string>
#include <string_view>

namespace udklip::indexer {

/// Return the text without white space around it, or nothing if it is no title, no name.
std::string stated_title(std::string_view text);
std::string stated_author(std::string_view text);

/// Returns the day of `created` ("2021-05-18T09:30:00Z": "2021-05-18"), or nothing if the document
/// was changed in the same second: then a converter made it, and the date is that of converting.
/// The zone is not believed: LibreOffice writes local time with a Z.
std::string stated_day(std::string_view created, std::string_view modified);

}  // namespace udklip::indexer
