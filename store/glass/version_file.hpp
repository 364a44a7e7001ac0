// SPDX-License-Identifier: GPL-3.0-or-later
//
// The file that makes five tables a database: their roots, and what is known of all documents.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>

#include "store/glass/table_writer.hpp"

namespace udklip::store::glass {

struct Statistics {
    Xapian::doccount documents = 0;
    Xapian::docid last_document = 0;
    std::uint64_t total_length = 0;
    Xapian::termcount shortest = 0;  ///< length of a document; not counting those without length
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

/// Writes it, and waits until it is on the disk. Throws Error (storage).
void write_version_file(const std::filesystem::path& folder, const TableRoots& roots,
                        const Statistics& statistics);

/// Throws Error (no_database) if the version file says of a table what cannot be, and what Xapian
/// believes all the same and crashes by: more levels than it has room for, or odd blocks. Whatever
/// else is wrong with the file, or if there is none, Xapian is left to say.
void require_possible(const std::filesystem::path& folder);

}  // namespace udklip::store::glass
