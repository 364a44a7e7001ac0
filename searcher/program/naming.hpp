// SPDX-License-Identifier: GPL-3.0-or-later
//
// What --show and --similar take: an id, a path that the screen shows, or the number of a hit in
// the last answer (%3, and 3 where no article has that id).
//
//     const Named named = find_named(searcher, number, "%3", messages);
//     if (named.exit_code != 0) return named.exit_code;
//     searcher.show(named.id, named.question);
#pragma once

#include <string>

#include "command_line/messages.hpp"
#include "searcher/search.hpp"

namespace udklip::searcher {

/// An article, or the exit code of the program if there is no one article of that name.
struct Named {
    std::string id;
    std::string question;  ///< of the answer that showed it; empty if it was not named by number
    int exit_code = 0;
};

/// Returns the article; says what is wrong, with the candidates if there are several. `number`: of
/// the database (store::Reader::number()); empty: no answer was kept.
Named find_named(Searcher& searcher, const std::string& number, const std::string& name,
                 const command_line::Messages& messages);

}  // namespace udklip::searcher
