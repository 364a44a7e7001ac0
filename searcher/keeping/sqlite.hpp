// SPDX-License-Identifier: GPL-3.0-or-later
//
// An SQLite file and its statements. Every failure is an Error (storage) that names the file.
//
//     SqliteFile file("/home/me/.local/state/udklip/17.sqlite");
//     SqliteStatement name = file.prepare("SELECT name FROM search WHERE id = ?");
//     name.bind(1, std::int64_t{7});
//     while (name.step()) name.text(0);
//
// sqlite3.h is included in sqlite.cpp alone.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace udklip::searcher {

/// A prepared statement. Its file must outlive it. Places are numbered from 1, columns from 0.
class SqliteStatement {
  public:
    SqliteStatement& bind(int place, std::string_view text);
    SqliteStatement& bind(int place, std::int64_t number);
    /// Returns whether there is a row.
    bool step();
    /// Makes it ready to run again with other values.
    void reset();

    std::string text(int column) const;
    std::int64_t number(int column) const;

  private:
    friend class SqliteFile;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Not shared between threads.
class SqliteFile {
  public:
    /// Opens the file; makes it, for its owner alone, if it is not there. Waits up to ten seconds
    /// for another process that writes. Throws Error (storage).
    explicit SqliteFile(const std::filesystem::path& path);

    void run(const char* sql);
    SqliteStatement prepare(const char* sql);
    /// Returns how many rows the last statement changed.
    int changes() const;

    /// The number that stands in the file's header; 0 in a new file.
    int version();
    void set_version(int version);

  private:
    struct Close {
        void operator()(sqlite3* file) const;
    };
    std::unique_ptr<sqlite3, Close> file_;
};

/// Everything that is written until commit() is written, or nothing.
class SqliteTransaction {
  public:
    /// Takes the right to write at once.
    explicit SqliteTransaction(SqliteFile& file);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    /// Returns when all of it is on the disk.
    void commit();

  private:
    SqliteFile* file_;
    bool open_ = true;
};

}  // namespace udklip::searcher
