// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place where Xapian's exceptions become ours.
//
//     return translating(directory, [&] { return Xapian::Database(directory); });
#pragma once

#include <xapian.h>

#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "command_line/error.hpp"

namespace udklip::store {

/// What a Xapian exception means to the person at the keyboard. `where`: the database.
Error translate(const Xapian::Error& error, const std::string& where);

/// For main(), in a program that writes. Where Xapian itself ends the program because a write
/// failed (1.4 does, in a commit), it ends as after any other: with a message and exit code
/// storage.
void end_with_message_if_xapian_terminates();

/// The same for what Xapian did not expect: it reads a damaged length, and then that many bytes.
Error damaged(const std::exception& error, const std::string& where);

/// What it means when something new is made: that cannot be damaged, so something could not be
/// written, be it that only the system (errno) told what.
Error translate_making(const Xapian::Error& error, const std::string& where);

/// Runs `action`; a Xapian::Error leaves as an Error.
template <class Action>
auto translating(const std::string& where, Action&& action) {
    try {
        return std::forward<Action>(action)();
    } catch (const Xapian::Error& error) {
        throw translate(error, where);
    } catch (const std::length_error& error) {
        throw damaged(error, where);
    } catch (const std::bad_alloc& error) {
        throw damaged(error, where);
    }
}

}  // namespace udklip::store
