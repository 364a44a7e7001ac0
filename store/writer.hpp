// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database opened for writing. One writer at a time: a lock on the directory is held from opening
// to destruction.
//
//     Writer writer = Writer::open(directory, Writer::WhenLocked::fail);
//     writer.db().add_document(...);
//     writer.commit();                       // durable from here on
//
//     Writer writer = Writer::rebuild(...);  // beside the old one
//     ...
//     writer.publish();                      // takes its place
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/directory_lock.hpp"

namespace udklip::store {

class Writer {
  public:
    using WhenLocked = store::WhenLocked;

    /// Opens the current generation, or makes the first one. Throws Error: locked; version if the
    /// schema is another or the terms were made by an analyzer other than `analyzer`.
    static Writer open(const std::filesystem::path& directory, const std::string& analyzer,
                       WhenLocked when_locked);

    /// Opens an empty generation beside the current one, which goes on answering until publish().
    static Writer rebuild(const std::filesystem::path& directory, const std::string& analyzer,
                          WhenLocked when_locked);

    Writer(Writer&&) noexcept;
    Writer& operator=(Writer&&) noexcept;
    /// Without commit(), what was written since the last one is dropped.
    ~Writer();

    Xapian::WritableDatabase& db();

    /// Leaves the current generation as it is; the next one will be put together by assemble().
    /// There is no db() until then. Returns a folder for what it is built from, which goes with the
    /// writer.
    std::filesystem::path start_segments();

    /// What the next generation begins with: nothing, or all that the current one has.
    enum class Base { nothing, current };
    /// Makes the next generation of its base and of the databases in `fresh` (moved, if it is one
    /// and there is no base), in that order, and opens it as db(). Documents are numbered anew from
    /// 1, in the same order. Throws Error (storage), before anything is written if the disk has no
    /// room for it.
    void assemble(Base base, const std::vector<std::filesystem::path>& fresh);

    /// Makes everything written so far durable, and a first or rebuilt generation the current one.
    void commit();

    /// The end of a run: writes the facet columns and, after rebuild() or assemble(), puts the new
    /// generation in place and removes the old one.
    void publish();

    const std::filesystem::path& directory() const;

  private:
    struct Impl;
    explicit Writer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace udklip::store
