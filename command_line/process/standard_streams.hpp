// SPDX-License-Identifier: GPL-3.0-or-later
//
// Standard input, output and error of a program that was started without them (`2>&-`).
//
//     int main() {
//         command_line::open_standard_streams();   // before anything else is opened
#pragma once

namespace udklip::command_line {

/// Opens those of the descriptors 0 to 2 that are closed. The first file that the program opens
/// would get their number, and what is said would be written into it. Messages are dropped then;
/// writing to standard output still fails, so that no output is lost in silence.
void open_standard_streams();

}  // namespace udklip::command_line
