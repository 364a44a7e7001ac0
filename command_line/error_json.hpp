// SPDX-License-Identifier: GPL-3.0-or-later
//
// An error for programs, beside its sentence on standard error.
//
//     } catch (const std::exception& error) {
//         return failed(messages, error, asks_for_json(argc, argv));
//     }
#pragma once

#include <exception>

#include "command_line/messages.hpp"

namespace udklip::command_line {

/// Whether --json stands on a command line. It is looked for before the line is parsed, so that a
/// mistake on the line is told as it asks.
bool asks_for_json(int argc, const char* const* argv);

/// Like Messages::failed(); if `as_json`, prints one object on standard output as well:
/// {"error": {"code": 2, "message": "...", "hint": "..." | null}}. `code` is the exit code.
int failed(const Messages& messages, const std::exception& error, bool as_json);

}  // namespace udklip::command_line
