// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database opened for writing. There is one writer at a time: it holds a lock on the directory
// from opening to destruction.
//
//     Writer writer = Writer::open(directory, analyzer.fingerprint(), Writer::WhenLocked::fail);
//     writer.db().add_document(document);
//     writer.commit();    // durable from here on
//
//     Writer fresh = Writer::rebuild(directory, analyzer.fingerprint(), Writer::WhenLocked::wait);
//     fresh.db().add_document(document);
//     fresh.publish();    // takes the place of the old generation
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/directory_lock.hpp"
#include "store/layout/source_names.hpp"
#include "store/locked_database.hpp"
#include "store/recorded_database.hpp"
#include "store/shards.hpp"

namespace udklip::store {

class Writer {
  public:
    using WhenLocked = store::WhenLocked;

    /// Opens the current generation, or makes the first one, which holds the articles of `shard`.
    /// Throws Error: version if the
    /// database has another schema, or if another analyzer than `analyzer` made its terms.
    static Writer open(LockedDatabase database, const std::string& analyzer, const Shard& shard);
    /// The same for all articles; takes the lock itself. Throws Error (locked) as well.
    static Writer open(const std::filesystem::path& directory, const std::string& analyzer,
                       WhenLocked when_locked);

    /// Opens an empty generation beside the current one, which goes on answering until publish().
    static Writer rebuild(LockedDatabase database, const std::string& analyzer, const Shard& shard);
    static Writer rebuild(const std::filesystem::path& directory, const std::string& analyzer,
                          WhenLocked when_locked);

    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    /// Drops what was written since the last commit().
    ~Writer();

    /// Changes of articles go through it alone: publish() goes by what it recorded.
    RecordedDatabase& db();

    /// Begins the next generation and leaves the current one as it is. assemble() makes the next
    /// one; there is no db() until then. Returns a folder for the segments; the writer removes it.
    std::filesystem::path start_segments();

    /// Whether start_segments() may be followed by tables of our own: the linked Xapian may have
    /// another format.
    bool can_take_our_tables() const;

    /// What the next generation starts from: nothing, or all articles of the current one.
    enum class Base { nothing, current };
    /// Merges the base and the databases in `fresh`, in that order, into the next generation, and
    /// opens it as db(). Without a base, a single fresh database is moved instead. Documents are
    /// numbered anew from 1, in the same order. Throws Error (storage); if the disk has no room,
    /// before anything is written.
    void assemble(Base base, const std::vector<std::filesystem::path>& fresh);

    /// Says which names of sources are one; the database keeps it from publish() on. A rebuild
    /// begins with the aliases of the old generation.
    void set_aliases(std::vector<SourceAlias> aliases);

    /// Makes everything written so far durable in one transaction, and a first generation the
    /// current one.
    void commit();

    /// Ends a run: commits, brings the table of sources up to date, writes the facet columns and,
    /// after rebuild() or assemble(), puts the new generation in place and removes the old one.
    void publish();

    const std::filesystem::path& directory() const;
    /// The database whose lock the writer holds.
    const LockedDatabase& locked() const;

  private:
    struct Impl;
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace udklip::store
