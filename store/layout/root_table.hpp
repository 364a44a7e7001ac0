// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files and folders that a database follows, and how each is read. The database remembers them,
// so that `udklip-index` alone does what the first run did.
//
//     std::vector<Root> roots = load_roots(db);
//     roots.front().source = "Politiken";
//     save_roots(db, roots);
//
// Roots may be nested: the innermost says how a file is read; ids of articles are relative to the
// outermost.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "store/layout/file_table.hpp"

namespace udklip::store {

struct Root {
    std::string path;                   ///< absolute, symbolic links resolved
    std::string source;                 ///< for articles that state none (--source)
    std::string date;                   ///< for articles that state none (--date)
    std::vector<std::string> mappings;  ///< field=name (--map)
    std::string timezone = {};          ///< of times in UTC (--timezone); empty: the default
    /// The files that the last run did not read because of their names; those of its files are in
    /// the file table. Only an outermost root has them.
    SkippedByEnding skipped = {};

    bool operator==(const Root&) const = default;
};

/// Returns the roots sorted by path. Throws Error (no_database) if the bytes are damaged.
std::vector<Root> load_roots(const Xapian::Database& db);
/// Writes nothing if the roots are the stored ones.
void save_roots(Xapian::WritableDatabase& db, const std::vector<Root>& roots);

}  // namespace udklip::store
