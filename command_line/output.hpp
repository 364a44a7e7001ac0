// SPDX-License-Identifier: GPL-3.0-or-later
//
// Standard output of the programs. A script trusts the output to be complete if the exit code says
// so; therefore a failed write is an error.
//
//     print("no faults found\n");
#pragma once

#include "language/text/printable.hpp"

namespace udklip::command_line {

/// Prints and flushes. A reader that has closed the pipe is not an error. Throws Error (storage)
/// for any other failure, such as a full disk.
void print(const language::Printable& text);

/// Handles a failed write as print() does, by `errno`. For code that writes to standard output by
/// other means; call it directly after the failure.
void output_failed();

}  // namespace udklip::command_line
