# SPDX-License-Identifier: GPL-3.0-or-later
# A script, which udklip_embed_file() runs: writes the bytes of FILE as C++ into OUTPUT.
file(READ ${FILE} hex HEX)
string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "(................................................................................)" "\\1\n" bytes "${bytes}")
file(WRITE ${OUTPUT} "// SPDX-License-Identifier: GPL-3.0-or-later
// Made by cmake/embed_file.cmake. Do not edit.
#include <span>

namespace udklip::${ROOM}::data {
namespace {
constexpr unsigned char k_${NAME}[] = {
${bytes}};
}
extern const std::span<const unsigned char> ${NAME};
const std::span<const unsigned char> ${NAME}(k_${NAME});
}  // namespace udklip::${ROOM}::data
")
