// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one error type of the programs. Thrown where a fault is understood, caught in main.cpp,
// which prints what happened and what helps, and exits with the code.
//
//     throw Error(ErrorCode::no_database, "there is no database at /x", "udklip-index --db /x
//     FOLDER");
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace udklip {

/// The numbers are the programs' exit codes (exit_codes.hpp).
enum class ErrorCode {
    usage = 2,        ///< the command line or the question cannot be used
    no_database = 3,  ///< there is none, or it is damaged
    locked = 4,       ///< another process is writing
    version = 5,      ///< made by another version of the program or the analysis
    storage = 7,      ///< the disk is full, or something cannot be read or written
};

class Error : public std::runtime_error {
  public:
    /// `message`: what happened and what was kept. `hint`: what helps, often a command; may be
    /// empty.
    Error(ErrorCode code, const std::string& message, std::string hint = {})
        : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

    ErrorCode code() const { return code_; }
    const std::string& hint() const { return hint_; }

  private:
    ErrorCode code_;
    std::string hint_;
};

}  // namespace udklip
