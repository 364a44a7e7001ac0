// SPDX-License-Identifier: GPL-3.0-or-later
//
// Long work that obeys a signal. What Xapian does in one call cannot be interrupted from inside: a
// child process does it, which can be killed.
//
//     for (...) { stop_if(interrupted); ... }
//     do_in_child([&] { db.compact(...); }, interrupted);
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdio>
#include <functional>
#include <string>

#include "command_line/error.hpp"

namespace udklip::indexer {

/// Throws Error (interrupted) if a signal came.
void stop_if(const std::atomic<bool>& interrupted);

/// How a child process ended.
struct ChildEnd {
    bool exited = false;  ///< false: it was killed or crashed
    int code = 0;         ///< what `action` returned
    std::string told;     ///< what it wrote
};

/// Runs `action` in a child process; it may write to the file that it gets, and returns an exit
/// code. The program must have no other thread. Throws Error: interrupted when `interrupted`
/// becomes true, which kills the child; storage if there is no process to be had.
ChildEnd in_child(const std::function<int(std::FILE*)>& action,
                  const std::atomic<bool>& interrupted);

/// The same for an action that throws Error, which is thrown here.
void do_in_child(const std::function<void()>& action, const std::atomic<bool>& interrupted);

/// Tells message and hint of an error in both languages, a line each, for throw_told().
void tell_error(const Error& error, std::FILE* out);

/// Throws the Error that a child has told.
[[noreturn]] void throw_told(const ChildEnd& end);

}  // namespace udklip::indexer
