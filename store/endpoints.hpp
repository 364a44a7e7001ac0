// SPDX-License-Identifier: GPL-3.0-or-later
//
// The single databases that a path stands for. A stub file may name several of them, local ones or
// servers. Each is opened on its own, so that a message can name the one that does not answer, and
// a search can leave it out.
//
//     for (const Endpoint& endpoint : endpoints_of("/srv/udklip")) db.add_database(open(endpoint));
#pragma once

#include <xapian.h>

#include <filesystem>
#include <string>
#include <vector>

namespace udklip::store {

struct Endpoint {
    std::string name;              ///< for messages: host:port, or a path as it was given
    std::filesystem::path path;    ///< a local database: what to open
    std::filesystem::path tables;  ///< a local database: the folder of its tables; may be unknown
    std::string host;              ///< a server
    unsigned port = 0;
    std::string program;  ///< connects to a server, such as ssh
    std::string arguments;

    bool is_local() const { return !path.empty(); }
    bool operator==(const Endpoint&) const = default;
};

/// Returns them in the order in which they are named. A stub that cannot be parsed becomes one
/// local endpoint: Xapian then says what is wrong with it.
std::vector<Endpoint> endpoints_of(const std::filesystem::path& database);

/// Throws Xapian's errors: within 3 seconds if a server cannot be reached, within 10 if it accepts
/// the connection and does not answer. Each later answer may take 10 seconds as well. Throws Error
/// (no_database) for damage that would make Xapian crash.
Xapian::Database open(const Endpoint& endpoint);

/// Opens all databases that `database` stands for as one; all must be local. Throws as open() does.
Xapian::Database open_local(const std::filesystem::path& database);

}  // namespace udklip::store
