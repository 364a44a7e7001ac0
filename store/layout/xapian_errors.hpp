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

/// Whether another process can have written to the database since it was opened.
enum class OtherWriters { possible, none };

/// Translates a Xapian exception into a message for the user. `where`: the database. What nobody
/// else can have modified, and Xapian calls modified, is damaged: the tables are of another commit
/// than `iamglass`.
Error translate(const Xapian::Error& error, const std::string& where,
                OtherWriters others = OtherWriters::possible);

/// For the main() of a program that writes. Xapian 1.4 calls std::terminate when a write fails at
/// one place in a commit. After this call that ends the program with a message and the exit code of
/// ErrorCode::storage.
void end_with_message_if_xapian_terminates();

/// Translates an exception that is not Xapian's own: from a damaged length Xapian may ask for more
/// memory than there is.
Error damaged(const std::exception& error, const std::string& where);

/// Translates an error raised while creating a database. A new database cannot be damaged, so every
/// such error means that writing failed; `errno` may give the reason.
Error translate_making(const Xapian::Error& error, const std::string& where);

/// Runs `action`; a Xapian::Error leaves as an Error.
template <class Action>
auto translating(const std::string& where, Action&& action,
                 OtherWriters others = OtherWriters::possible) {
    try {
        return std::forward<Action>(action)();
    } catch (const Xapian::Error& error) {
        throw translate(error, where, others);
    } catch (const std::length_error& error) {
        throw damaged(error, where);
    } catch (const std::bad_alloc& error) {
        throw damaged(error, where);
    }
}

}  // namespace udklip::store
