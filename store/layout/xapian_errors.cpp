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
#include <string_view>

#include "command_line/messages.hpp"

namespace udklip::store {

namespace {

/// Whether the system refused something, rather than Xapian. Its errors tell the number of the
/// system's error only sometimes; the words are always in the message.
bool is_refused_by_system(const std::string& reason) {
    constexpr std::array kRefusals = {EIO,   ENOSPC, EDQUOT, EFBIG,  EACCES,
                                      EPERM, EROFS,  EMFILE, ENFILE, ENOMEM};
    return std::any_of(kRefusals.begin(), kRefusals.end(), [&](int number) {
        return reason.find(std::strerror(number)) != std::string::npos;
    });
}

/// Xapian 1.4 calls std::terminate where a write fails within a function that must not throw.
void on_terminate() {
    const int number = errno;
    if (!is_refused_by_system(std::strerror(number))) std::abort();
    fmt::print(stderr,
               "cannot write to the database: {}\nwhat was committed before is kept; make room or "
               "mend the rights, then run again\n",
               std::strerror(number));
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
    return {ErrorCode::storage,
            fmt::format("cannot write {}: {} {}", where, error.get_msg(), reason),
            "the database is as it was; make room or mend the rights, then run again"};
}

Error damaged(const std::exception& error, const std::string& where) {
    return {ErrorCode::no_database,
            fmt::format("the database {} is damaged, or memory is short: {}", where, error.what()),
            command_line::command(
                "udklip-index --db {} --check tells more; --rebuild makes it anew", where)};
}

Error translate(const Xapian::Error& error, const std::string& where) {
    const std::string& why = error.get_msg();
    const char* system = error.get_error_string();
    // Xapian's errors have no virtual functions; the class is known by its name only.
    const std::string_view type = error.get_type();
    const std::string reason = system == nullptr ? why : fmt::format("{} ({})", why, system);
    const bool refused = is_refused_by_system(reason) && type != "DatabaseCorruptError";
    if (type == "DatabaseLockError" && !refused) {
        return {ErrorCode::locked, fmt::format("another process is writing to {}", where),
                "wait for it to end, or run again with --wait"};
    }
    if (type == "DatabaseVersionError") {
        return {ErrorCode::version, fmt::format("{} was made by another Xapian: {}", where, reason),
                command_line::command("udklip-index --db {} --rebuild", where)};
    }
    if (type == "DatabaseNotFoundError" && !refused) {
        return {ErrorCode::no_database, fmt::format("there is no database at {}", where),
                command_line::command("make one: udklip-index --db {} FOLDER", where)};
    }
    if (type == "NetworkError" || type == "NetworkTimeoutError") {
        // "remote:tcp(host:port)": which of several it was.
        std::string_view who = error.get_context();
        if (const auto open = who.find('('); open != who.npos && who.ends_with(')')) {
            who = who.substr(open + 1, who.size() - open - 2);
        }
        return {
            ErrorCode::no_database,
            fmt::format("the shard {} cannot be reached: {}", who.empty() ? where : who, reason),
            "udklip-search --allow-partial answers from the others"};
    }
    if (!refused) {
        return {ErrorCode::no_database,
                fmt::format("the database {} is damaged: {}", where, reason),
                command_line::command(
                    "udklip-index --db {} --check tells more; --rebuild makes it anew", where)};
    }
    return {ErrorCode::storage, fmt::format("cannot read or write {}: {}", where, reason),
            "what was committed before is kept; make room or mend the rights, then run again"};
}

}  // namespace udklip::store
