// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command_line/error.hpp"

namespace udklip::searcher {
namespace {

constexpr int kPatienceMs = 10'000;
constexpr int kOwnerOnlyMode = 0600;

translation::Said hint_for(int code) {
    switch (code & 0xFF) {  // the primary code
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return said("put back a copy of the file, or move it away: a new one is then made");
        case SQLITE_FULL:
            return said("make room, then run it again");
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return said("another udklip program is writing to it: run it again");
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return said("mend its rights, or set XDG_STATE_HOME to another folder");
        default:
            return {};
    }
}

[[noreturn]] void failed(sqlite3* file) {
    const char* path = sqlite3_db_filename(file, "main");
    const int code = sqlite3_extended_errcode(file);
    throw Error(ErrorCode::storage,
                said("{}: {}", path == nullptr ? "" : path, sqlite3_errmsg(file)), hint_for(code));
}

void check(sqlite3* file, int code) {
    if (code != SQLITE_OK) failed(file);
}

}  // namespace

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteStatement& SqliteStatement::bind(int place, std::string_view text) {
    check(sqlite3_db_handle(statement_.get()),
          sqlite3_bind_text64(statement_.get(), place, text.data(), text.size(), SQLITE_TRANSIENT,
                              SQLITE_UTF8));
    return *this;
}

SqliteStatement& SqliteStatement::bind(int place, std::int64_t number) {
    check(sqlite3_db_handle(statement_.get()), sqlite3_bind_int64(statement_.get(), place, number));
    return *this;
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) failed(sqlite3_db_handle(statement_.get()));
    return code == SQLITE_ROW;
}

void SqliteStatement::reset() {
    sqlite3_reset(statement_.get());
}

std::string SqliteStatement::text(int column) const {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return text == nullptr ? std::string() : std::string(text, static_cast<std::size_t>(size));
}

std::int64_t SqliteStatement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

void SqliteFile::Close::operator()(sqlite3* file) const {
    sqlite3_close(file);
}

SqliteFile::SqliteFile(const std::filesystem::path& path) {
    // SQLite would make a file that everybody may read.
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnlyMode);
    if (made >= 0) ::close(made);
    sqlite3* file = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &file, SQLITE_OPEN_READWRITE, nullptr);
    file_.reset(file);
    if (code != SQLITE_OK) {
        throw Error(ErrorCode::storage, said("{}: {}", path.string(), sqlite3_errstr(code)),
                    hint_for(code));
    }
    sqlite3_busy_timeout(file, kPatienceMs);
    // EXTRA syncs the folder as well, so that a commit survives a power loss.
    run("PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON");
}

void SqliteFile::run(const char* sql) {
    check(file_.get(), sqlite3_exec(file_.get(), sql, nullptr, nullptr, nullptr));
}

SqliteStatement SqliteFile::prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    check(file_.get(), sqlite3_prepare_v2(file_.get(), sql, -1, &statement, nullptr));
    SqliteStatement prepared;
    prepared.statement_.reset(statement);
    return prepared;
}

int SqliteFile::changes() const {
    return sqlite3_changes(file_.get());
}

int SqliteFile::version() {
    auto version = prepare("PRAGMA user_version");
    return version.step() ? static_cast<int>(version.number(0)) : 0;
}

void SqliteFile::set_version(int version) {
    run(fmt::format("PRAGMA user_version = {}", version).c_str());
}

SqliteTransaction::SqliteTransaction(SqliteFile& file) : file_(&file) {
    file_->run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (!open_) return;
    try {
        file_->run("ROLLBACK");
    } catch (const Error&) {
        // SQLite has rolled back by itself, as it does when the disk is full.
    }
}

void SqliteTransaction::commit() {
    file_->run("COMMIT");
    open_ = false;
}

}  // namespace udklip::searcher
