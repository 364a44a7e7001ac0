// SPDX-License-Identifier: GPL-3.0-or-later
//
// Asking of an action which Error it ends in.
//
//     CHECK(code_of([&] { decode("damaged"); }) == ErrorCode::no_database);
#pragma once

#include <optional>

#include "command_line/error.hpp"

namespace udklip::test {

/// The code of the Error that `action` throws; nothing if it throws none.
template <class Action>
std::optional<ErrorCode> code_of(Action&& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    return std::nullopt;
}

}  // namespace udklip::test
