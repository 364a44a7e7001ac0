// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lexicon that the build made, opened once a test program.
#pragma once

#include <string>

#include "language/analyzer.hpp"
#include "language/lexicon.hpp"
#include "tests/unit/paths.hpp"

namespace udklip::test {

inline const language::Lexicon& lexicon() {
    static const language::Lexicon opened =
        language::Lexicon::open(build_path("share/udklip/danish.lexicon"));
    return opened;
}

inline language::Analyzer& analyzer() {
    static language::Analyzer shared(lexicon());
    return shared;
}

}  // namespace udklip::test
