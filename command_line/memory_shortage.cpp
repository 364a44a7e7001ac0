// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/memory_shortage.hpp"

#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdint>
#include <fstream>
#include <string>

namespace udklip::command_line {
namespace {

/// The most address space that the program ever had, in bytes; 0 if the system does not tell.
std::uint64_t most_so_far() {
    std::ifstream status("/proc/self/status");
    for (std::string name; status >> name;) {
        std::uint64_t kilobytes = 0;
        if (name == "VmPeak:" && status >> kilobytes) return kilobytes * 1024;
    }
    return 0;
}

/// The bound on address space; nothing if there is none.
std::optional<std::uint64_t> bound() {
    struct rlimit limit {};
    if (::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return {};
    return limit.rlim_cur;
}

}  // namespace

Error out_of_memory() {
    const auto most = bound();
    const auto allowed =
        most ? said(" of the {} MB that it may have (ulimit -v)", *most / 1'000'000) : "";
    return {ErrorCode::storage,
            said("there is not enough memory: the program had {} MB{} and needs more",
                 most_so_far() / 1'000'000, allowed),
            said("what was committed before is kept; raise the bound, or run again with a smaller "
                 "--memory and --jobs 1")};
}

std::optional<Error> memory_shortage() {
    const auto most = bound();
    if (!most || most_so_far() < *most / 2) return {};
    return out_of_memory();
}

}  // namespace udklip::command_line
