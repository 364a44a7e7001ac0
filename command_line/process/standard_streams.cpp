// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/process/standard_streams.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace udklip::command_line {

void open_standard_streams() {
    // Standard output cannot be written to: a script trusts that it is complete.
    constexpr std::array<int, 3> kHow = {O_RDONLY, O_RDONLY, O_WRONLY};
    for (int fd = 0; fd <= STDERR_FILENO; ++fd) {
        if (::fcntl(fd, F_GETFD) >= 0) continue;
        // Those below are open, so that this one gets the number.
        static_cast<void>(::open("/dev/null", kHow[static_cast<std::size_t>(fd)]));
    }
}

}  // namespace udklip::command_line
