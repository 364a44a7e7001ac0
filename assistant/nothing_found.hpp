// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an assistant reads when a question found nothing: what would find something.
//
//     nothing_found(answer)     Nothing was found. Did you mean "ankestyrelsen" (30 articles)?
#pragma once

#include <string>

#include "searcher/showing/answer.hpp"

namespace udklip::assistant {

inline constexpr const char* kNoQuestion =
    "There is no question: query takes Danish words, or a filter such as year narrows down alone.";

std::string nothing_found(const searcher::Answer& answer);

}  // namespace udklip::assistant
