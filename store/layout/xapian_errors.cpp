// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/xapian_errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string>
#include <string_view>

#include "command_line/memory_shortage.hpp"
#include "command_line/messages.hpp"

namespace udklip::store {

namespace {

/// Errors of the system that a program cannot have caused: rights, room, memory, the disk.
constexpr std::array kRefusals = {EIO,   ENOSPC, EDQUOT, EFBIG,  EACCES,
                                  EPERM, EROFS,  EMFILE, ENFILE, ENOMEM};

bool is_refusal(int number) {
    return std::find(kRefusals.begin(), kRefusals.end(), number) != kRefusals.end();
}

/// The number of the system's error, or 0. Xapian keeps it to itself and gives out strerror() of
/// it. An error that it wraps in another has it in its text only.
int system_error_of(const Xapian::Error& error) {
    const char* told = error.get_error_string();
    const std::string_view text = error.get_msg();
    for (const int number : kRefusals) {
        const std::string_view words = std::strerror(number);
        if (told != nullptr ? told == words : text.find(words) != text.npos) return number;
    }
    return 0;
}

/// Xapian 1.4 calls std::terminate where a write fails within a function that must not throw.
void on_terminate() {
    const int number = errno;
    if (!is_refusal(number)) std::abort();
    const auto& says = translation::of_user();
    fmt::print(stderr, "{}\n{}\n",
               says.fill("cannot write to the database: {}", std::strerror(number)),
               says.text("what was committed before is kept; make room or mend the rights, then "
                         "run again"));
    std::_Exit(static_cast<int>(ErrorCode::storage));
}

}  // namespace

void end_with_message_if_xapian_terminates() {
    std::set_terminate(on_terminate);
}

Error translate_making(const Xapian::Error& error, const std::string& where) {
    const int number = errno;
    const char* told = error.get_error_string();
    const char* reason = told != nullptr ? told : number == 0 ? "" : std::strerror(number);
    return {ErrorCode::storage, said("cannot write {}: {} {}", where, error.get_msg(), reason),
            said("the database is as it was; make room or mend the rights, then run again")};
}

namespace {

Error damaged_as(const std::string& where, const translation::Said& reason) {
    return {ErrorCode::no_database, said("the database {} is damaged: {}", where, reason),
            command_line::command(
                "udklip-index --db {} --check tells more; --rebuild makes it anew", where)};
}

}  // namespace

Error damaged(const std::exception& error, const std::string& where) {
    if (const auto shortage = command_line::memory_shortage()) return *shortage;
    return {ErrorCode::no_database,
            said("the database {} is damaged, or memory is short: {}", where, error.what()),
            command_line::command(
                "udklip-index --db {} --check tells more; --rebuild makes it anew", where)};
}

Error translate(const Xapian::Error& error, const std::string& where, OtherWriters others) {
    const std::string& why = error.get_msg();
    const char* system = error.get_error_string();
    const std::string reason = system == nullptr ? why : fmt::format("{} ({})", why, system);
    // Xapian's errors have no virtual functions; their class is known by its name only.
    const std::string_view type = error.get_type();
    const bool refused = system_error_of(error) != 0;
    if (type == "DatabaseCorruptError") return damaged_as(where, reason);
    if (type == "DatabaseModifiedError" && others == OtherWriters::none) {
        return damaged_as(where, said("its tables are of different commits"));
    }
    if (type == "DatabaseModifiedError") {
        return {ErrorCode::locked,
                said("another process is writing to {}: it changed while it was read", where),
                said("run again when that has ended")};
    }
    if (type == "DatabaseVersionError") {
        return {ErrorCode::version, said("{} was made by another Xapian: {}", where, reason),
                command_line::command("udklip-index --db {} --rebuild", where)};
    }
    if (type == "NetworkError" || type == "NetworkTimeoutError") {
        // "remote:tcp(host:port)": which of several it was.
        std::string_view who = error.get_context();
        if (const auto open = who.find('('); open != who.npos && who.ends_with(')')) {
            who = who.substr(open + 1, who.size() - open - 2);
        }
        return {ErrorCode::no_database,
                said("the shard {} cannot be reached: {}", who.empty() ? where : who, reason),
                said("udklip-search --allow-partial answers from the others")};
    }
    if (refused) {
        return {
            ErrorCode::storage, said("cannot read or write {}: {}", where, reason),
            said(
                "what was committed before is kept; make room or mend the rights, then run again")};
    }
    if (type == "DatabaseLockError") {
        return {ErrorCode::locked, said("another process is writing to {}", where),
                said("wait for it to end, or run again with --wait")};
    }
    if (type == "DatabaseNotFoundError") {
        return {ErrorCode::no_database, said("there is no database at {}", where),
                command_line::command("make one: udklip-index --db {} FOLDER", where)};
    }
    // A table that is cut short or holds nonsense makes Xapian throw these, not only
    // DatabaseCorruptError.
    if (type == "DatabaseError" || type == "DatabaseOpeningError" || type == "RangeError" ||
        type == "SerialisationError") {
        return damaged_as(where, reason);
    }
    return {ErrorCode::no_database,
            said("the database {} cannot be read: {}: {}", where, type, reason),
            command_line::command("udklip-index --db {} --check tells more", where)};
}

}  // namespace udklip::store
