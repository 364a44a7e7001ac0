// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a program may do that the user named for reading files (outside_programs.hpp): it has a
// bound on memory and processor time for each of its processes, writes only below a folder of its
// own, and has no network.
//
//     udklip-read --confined SECONDS BYTES FOLDER PROGRAM ARGUMENT...
#pragma once

namespace udklip::indexer::child {

/// The first argument of udklip-read that asks for it.
inline constexpr const char* kConfined = "--confined";
/// Exit code when the program could not be confined or started; why stands on the error stream.
inline constexpr int kNotStarted = 126;

/// Confines this process and becomes the program. `arguments`: what stands behind kConfined, with
/// a null at the end.
[[noreturn]] void run_confined(char* const* arguments);

}  // namespace udklip::indexer::child
