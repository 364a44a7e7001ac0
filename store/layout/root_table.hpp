// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files and folders that a database is kept up to date with, and how each is to be read. They
// are remembered, so that `udklip-index` alone does what the first run did.
//
// Roots may lie inside one another: how a file is read is said by the innermost, the ids of its
// articles are relative to the outermost.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace udklip::store {

struct Root {
    std::string path;                   ///< absolute, symbolic links resolved
    std::string source;                 ///< of articles that state none (--source)
    std::string date;                   ///< of articles that state none (--date)
    std::vector<std::string> mappings;  ///< field=name (--map)

    bool operator==(const Root&) const = default;
};

/// Sorted by path. Throws Error (no_database) if the bytes are damaged.
std::vector<Root> load_roots(const Xapian::Database& db);
/// Writes nothing if nothing changed.
void save_roots(Xapian::WritableDatabase& db, const std::vector<Root>& roots);

}  // namespace udklip::store
