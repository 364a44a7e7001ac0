// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of many questions: a box to paste a list into, and a table of what each finds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "searcher/showing/answer.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

inline constexpr std::size_t kMostQuestions = 100;

struct ManyLine {
    std::string question;
    searcher::Answer answer;
    std::string trouble;  ///< why there is no answer; empty: there is one
};

struct ManyPage {
    std::string list;  ///< as it was pasted
    std::vector<ManyLine> lines;
    std::size_t left_out = 0;  ///< questions beyond the first hundred, or too long
};

struct Questions {
    std::vector<std::string> taken;
    std::size_t left_out = 0;
};

/// Returns the questions of a list, one a line. Of a line with a tab the part behind the tab is the
/// question, as in the files that udklip-search --batch takes.
Questions questions_of(const std::string& list);

std::string many_page(const PageContext& context, const ManyPage& many);

}  // namespace udklip::web
