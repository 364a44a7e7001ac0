// SPDX-License-Identifier: GPL-3.0-or-later
//
// The version file of a Glass database: the roots of its tables, and statistics of all documents.
//
//     write_version_file("generation-4", roots, statistics);   // last, when all tables are written
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "store/glass/table_writer.hpp"

namespace udklip::store::glass {

struct Statistics {
    Xapian::doccount documents = 0;
    Xapian::docid last_document = 0;
    std::uint64_t total_length = 0;
    Xapian::termcount shortest = 0;  ///< length of a document that has any
    Xapian::termcount longest = 0;
    Xapian::termcount greatest_count = 0;  ///< of a term in a document

    void add_document(std::uint64_t length);
    void add(const Statistics& others);
};

struct TableRoots {
    TableRoot postlist;
    TableRoot docdata;
    TableRoot termlist;
    TableRoot position;
};

/// Writes the version file and waits until it is on the disk. Throws Error (storage).
void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics);

/// Whether the database in `folder` has our format. Of one that the linked Xapian has just made or
/// opened, this says whether it reads our tables.
bool has_our_format(const std::filesystem::path& folder);

/// Whether the bytes of a version file name our format.
bool names_our_format(std::string_view version_file);

/// Throws Error (no_database) if the version file holds values that would make Xapian crash, or
/// names a table that is gone or ends before its root: of positions, Xapian would say nothing. It
/// reports all other faults of the file itself, and its absence.
void require_possible(const std::filesystem::path& folder);

}  // namespace udklip::store::glass
