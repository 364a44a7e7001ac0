// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells a lack of memory from a damaged length, for which more memory is asked than there is.
#pragma once

#include <optional>

#include "command_line/error.hpp"

namespace udklip::command_line {

/// Returns the Error (storage) that says how much memory the program had, and its bound.
Error out_of_memory();

/// Returns out_of_memory() if an allocation that failed probably did so because a bound on the
/// program (`ulimit -v`) was reached: it holds more than half of that. Nothing else.
std::optional<Error> memory_shortage();

}  // namespace udklip::command_line
