// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the tests find the sources and what was built.
//
//     std::ifstream in(test::source_path("tests/data/dates.tsv"));
#pragma once

#include <string>
#include <string_view>

namespace udklip::test {

/// Return the absolute path of a file below the checkout, and below the build folder.
std::string source_path(std::string_view below);
std::string build_path(std::string_view below);

}  // namespace udklip::test
