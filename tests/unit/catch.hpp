// SPDX-License-Identifier: GPL-3.0-or-later
//
// Catch2, whichever of its versions is installed: 2 is one header, 3 is a library.
#pragma once

#include <string>

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

namespace udklip::test {

/// A matcher for CHECK_THROWS_WITH: the message holds `text`.
inline auto contains(const std::string& text) {
#if __has_include(<catch2/catch_all.hpp>)
    return Catch::Matchers::ContainsSubstring(text);
#else
    return Catch::Contains(text);
#endif
}

}  // namespace udklip::test
