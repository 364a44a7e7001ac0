// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lexicon that the build made, opened once a test program.
#pragma once

#include <string>

#include "language/analyzer.hpp"
#include "language/lexicon.hpp"

namespace udklip::test {

inline const language::Lexicon& lexicon() {
    static const language::Lexicon opened =
        language::Lexicon::open(std::string(UDKLIP_BUILD_DIR) + "/share/udklip/danish.lexicon");
    return opened;
}

inline language::Analyzer& analyzer() {
    static language::Analyzer shared(lexicon());
    return shared;
}

}  // namespace udklip::test
