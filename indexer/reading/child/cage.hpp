// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a process may do that parses files of strangers with libraries of others: compute, read its
// pipes, and read system libraries and tables. No file is opened for writing; no network, no other
// program, no other process. Its memory and its processor time have bounds.
//
//     prepare_libraries();                  // what must be opened before the door is shut
//     for (const auto& missing : enter_cage()) tell(missing);
//
// Three locks, each of which holds alone: resource limits; Landlock (which folders can be read),
// where the kernel has it; a seccomp filter (which system calls answer). docs/reliability.md tells
// users what is promised.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace udklip::indexer::child {

/// Bytes of address space. Sanitizers need more than any bound, so their builds have none.
constexpr std::size_t kMaxMemory = 512U << 20;

/// Shuts the calling process in, for good. The processor time is bounded by the parent, anew for
/// each file. Returns what the system does not offer, each as a sentence for the user.
std::vector<std::string> enter_cage();

}  // namespace udklip::indexer::child
