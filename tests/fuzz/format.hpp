// SPDX-License-Identifier: GPL-3.0-or-later
//
// The format of a harness that reads: one source is compiled once, and each harness has its format.
#pragma once

#include "indexer/reading/formats.hpp"

namespace udklip::fuzz {

extern const indexer::Format kFormat;

}  // namespace udklip::fuzz
