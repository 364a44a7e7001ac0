// SPDX-License-Identifier: GPL-3.0-or-later
//
// A harness as libFuzzer calls it (preset fuzz).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    udklip::fuzz::one({reinterpret_cast<const char*>(data), size});
    return 0;
}
