// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/xapian_errors.hpp"

#include <fmt/format.h>

#include <string_view>

namespace udklip::store {

Error translate(const Xapian::Error& error, const std::string& where) {
    const std::string& why = error.get_msg();
    const char* system = error.get_error_string();
    // Xapian's errors have no virtual functions; the class is known by its name only.
    const std::string_view type = error.get_type();
    const std::string reason = system == nullptr ? why : fmt::format("{} ({})", why, system);
    if (type == "DatabaseLockError") {
        return {ErrorCode::locked, fmt::format("another process is writing to {}", where),
                "wait for it to end, or run again with --wait"};
    }
    if (type == "DatabaseVersionError") {
        return {ErrorCode::version, fmt::format("{} was made by another Xapian: {}", where, reason),
                fmt::format("udklip-index --db {} --rebuild", where)};
    }
    if (type == "DatabaseNotFoundError") {
        return {ErrorCode::no_database, fmt::format("there is no database at {}", where),
                fmt::format("make one: udklip-index --db {} FOLDER", where)};
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
    if (type == "DatabaseCorruptError" || type == "DatabaseOpeningError" || system == nullptr) {
        return {
            ErrorCode::no_database, fmt::format("the database {} is damaged: {}", where, reason),
            fmt::format("udklip-index --db {} --check tells more; --rebuild makes it anew", where)};
    }
    return {ErrorCode::storage, fmt::format("cannot read or write {}: {}", where, reason),
            "what was committed before is kept; make room or mend the rights, then run again"};
}

}  // namespace udklip::store
