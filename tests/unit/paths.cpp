// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/paths.hpp"

namespace udklip::test {

std::string source_path(std::string_view below) {
    return std::string(UDKLIP_SOURCE_DIR "/").append(below);
}

std::string build_path(std::string_view below) {
    return std::string(UDKLIP_BUILD_DIR "/").append(below);
}

}  // namespace udklip::test
