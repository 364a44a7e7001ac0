// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/output.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "command_line/error.hpp"

namespace udklip::command_line {

void print(const language::Printable& text) {
    const bool written = std::fwrite(text.str().data(), 1, text.size(), stdout) == text.size();
    if (!written || std::fflush(stdout) != 0) output_failed();
}

void output_failed() {
    if (errno == EPIPE) return;
    throw Error(ErrorCode::storage,
                said("cannot write to standard output: {}", std::strerror(errno)));
}

}  // namespace udklip::command_line
