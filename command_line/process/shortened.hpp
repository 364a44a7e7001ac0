// SPDX-License-Identifier: GPL-3.0-or-later
//
// Messages that fit on a screen.
//
//     shortened(show("cannot read {}: Permission denied", path_of_four_kilobytes))
#pragma once

#include "language/text/printable.hpp"

namespace udklip::command_line {

/// Returns a message as it is, or of a long one its beginning and its end, which says what
/// happened.
language::Printable shortened(const language::Printable& message);

}  // namespace udklip::command_line
