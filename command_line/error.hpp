// SPDX-License-Identifier: GPL-3.0-or-later
//
// The error type of the programs. Code throws it where it understands a fault. main.cpp catches it,
// prints the message and the hint, and exits with the code.
//
//     throw Error(ErrorCode::no_database, said("there is no database at {}", folder),
//                 command("make one: udklip-index --db {} FOLDER", folder));
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "translation/said.hpp"

namespace udklip {

using translation::said;
using translation::said_plural;

/// The numbers are the programs' exit codes (exit_codes.hpp).
enum class ErrorCode {
    usage = 2,          ///< the command line or the question cannot be used
    no_database = 3,    ///< the database is missing or damaged
    locked = 4,         ///< another process is writing
    version = 5,        ///< another version of the program or of the analysis made the database
    storage = 7,        ///< the disk is full, or something cannot be read or written
    interrupted = 130,  ///< a signal ended it
};

class Error : public std::runtime_error {
  public:
    /// `message` says what happened and what was kept. `hint` says what to do, often a command;
    /// it may be empty.
    Error(ErrorCode code, translation::Said message, translation::Said hint = {})
        : std::runtime_error(message.english()),
          code_(code),
          message_(std::move(message)),
          hint_(std::move(hint)) {}

    ErrorCode code() const { return code_; }
    /// what() is its English text.
    const translation::Said& message() const { return message_; }
    const translation::Said& hint() const { return hint_; }

  private:
    ErrorCode code_;
    translation::Said message_;
    translation::Said hint_;
};

}  // namespace udklip
