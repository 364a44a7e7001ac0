// SPDX-License-Identifier: GPL-3.0-or-later
// Catch2 2 makes main() here; that of Catch2 3 comes with its library.
#define CATCH_CONFIG_MAIN
#include <cstdlib>

#include "tests/unit/catch.hpp"

namespace {

/// The tests know the English messages, whoever runs them.
[[maybe_unused]] const int english = ::setenv("LANGUAGE", "en", 1);

}  // namespace
