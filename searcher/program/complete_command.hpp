// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-search --complete WHAT: serves a shell that completes a line.
#pragma once

#include "searcher/program/options.hpp"

namespace udklip::searcher {

/// Prints the values that begin with the words, a line each. Without a database it offers nothing
/// and reports nothing, for it runs while the user types. Returns the exit code.
int complete(const Options& options);

}  // namespace udklip::searcher
