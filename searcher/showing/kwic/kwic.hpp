// SPDX-License-Identifier: GPL-3.0-or-later
//
// The word in its places (KWIC, key word in context): a line for each find, with the find in the
// middle.
//
//     for_each_kwic_line(record, marks, 12, print)
//         left "r er en ny ", find "havn", right " ved kysten."
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "searcher/showing/marks.hpp"
#include "store/layout/record.hpp"

namespace udklip::searcher {

enum class KwicOrder : std::uint8_t {
    hits,   ///< as the articles come, then as the text goes
    right,  ///< by what stands to the right of the find
    left,   ///< by the words to the left, the nearest one first
};

struct KwicLine {
    std::uint64_t rank = 0;  ///< of the article, from 1
    std::string id;
    std::string title;
    std::string source;     ///< empty if unknown
    std::string date;       ///< empty if unknown
    std::size_t begin = 0;  ///< of the find, in characters of the article's text
    std::size_t end = 0;
    std::size_t number = 0;  ///< of the find in its text, from 1
    std::string left;  ///< what stands before it in its paragraph; white space as single spaces
    std::string find;
    std::string right;
};

/// Makes a line for each find in the text, in order: a long text may have a million. `letters`: how
/// many characters there are on either side, at most.
void for_each_kwic_line(const store::Record& record, MarkFinder& marks, std::size_t letters,
                        const std::function<void(KwicLine&&)>& take);

/// Sorts in the order of the Danish alphabet; lines alike stay as they came.
void sort_lines(std::vector<KwicLine>& lines, KwicOrder order);

}  // namespace udklip::searcher
