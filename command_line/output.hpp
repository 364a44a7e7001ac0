// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the programs say on standard output, of which scripts believe that it is whole if the exit
// code says so.
//
//     print("no faults found\n");
#pragma once

#include <string_view>

namespace udklip::command_line {

/// Prints and flushes. Whoever reads it may stop at any time: that is no error. Throws Error
/// (storage) if it cannot be written otherwise: a full disk is one.
void print(std::string_view text);

/// For who writes to standard output by another road, right after a failure: does as print() does
/// by `errno`.
void output_failed();

}  // namespace udklip::command_line
