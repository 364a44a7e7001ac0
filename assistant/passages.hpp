// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pieces of an article's text, by characters, with ** around what a question found.
//
//     piece(text, marks, 0, 6000)           one piece from a character on
//     passages(text, marks, 200, 20000)     one for each find, joined where they touch
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/showing/marks.hpp"

namespace udklip::assistant {

struct Passage {
    std::size_t begin = 0;  ///< in characters of the text
    std::size_t end = 0;
    std::string text;  ///< without control characters, with ** around finds
};

struct Passages {
    std::vector<Passage> all;
    std::size_t left_out = 0;  ///< finds that are in none of them
};

/// Returns at most `length` characters from `begin` on; an empty piece behind the end.
Passage piece(std::string_view text, const std::vector<searcher::Mark>& marks, std::size_t begin,
              std::size_t length);

/// Returns each find with `around` characters on either side, in order, until they have `most`
/// characters together.
Passages passages(std::string_view text, const std::vector<searcher::Mark>& marks,
                  std::size_t around, std::size_t most);

}  // namespace udklip::assistant
