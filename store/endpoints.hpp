// SPDX-License-Identifier: GPL-3.0-or-later
//
// The single databases that a path stands for. A stub file, ours or somebody's, may name several of
// them, here or behind servers; each is opened on its own, so that one that does not answer can be
// named, and left out.
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
    std::filesystem::path path;    ///< of a local one: what to open
    std::filesystem::path tables;  ///< of a local one: where its tables are; empty if unknown
    std::string host;              ///< of a server
    unsigned port = 0;
    std::string program;  ///< that speaks for a server, such as ssh
    std::string arguments;

    bool is_local() const { return !path.empty(); }
    bool operator==(const Endpoint&) const = default;
};

/// In the order in which they are named. What cannot be understood is one local endpoint: Xapian
/// will say what is wrong with it.
std::vector<Endpoint> endpoints_of(const std::filesystem::path& database);

/// Throws Xapian's errors: within 3 seconds if a server cannot be reached, within 10 if it is there
/// and says nothing. From then on each of its answers may take 10 seconds as well.
/// Error (no_database) for damage that would make Xapian crash.
Xapian::Database open(const Endpoint& endpoint);

/// The same of a path that stands for local databases only; all of them as one.
Xapian::Database open_local(const std::filesystem::path& database);

}  // namespace udklip::store
