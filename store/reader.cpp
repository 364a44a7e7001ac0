// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>

#include "store/schema.hpp"
#include "store/stub.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

void check_schema(const Xapian::Database& db, const std::string& where) {
    const std::string schema = db.get_metadata(std::string(metadata::schema));
    if (schema == kSchemaVersion) return;
    if (db.get_uuid().empty()) {  // a stub without a line: Xapian takes it for no databases at all
        throw Error(ErrorCode::no_database,
                    fmt::format("{} is damaged: it names no database", where),
                    fmt::format("udklip-index --db {} --rebuild", where));
    }
    const auto made = db.get_metadata(std::string(metadata::program));
    throw Error(
        ErrorCode::version,
        schema.empty()
            ? fmt::format("{} is a Xapian database, but not one of Udklip", where)
            : fmt::format("{} was made by udklip-index {} (layout {}, this program reads {})",
                          where, made, schema, kSchemaVersion),
        fmt::format("udklip-index --db {} --rebuild", where));
}

/// What may not be looked at is not said to be missing.
void require_right_to_read(const fs::path& path) {
    for (const auto& needed : {path, path / "XAPIANDB", path / "iamglass"}) {
        std::error_code ignored;
        const int right = fs::is_directory(needed, ignored) ? X_OK : R_OK;
        if (path.empty() || ::access(needed.c_str(), right) == 0 || errno != EACCES) continue;
        throw Error(ErrorCode::storage,
                    fmt::format("cannot read {}: {}", needed.string(), std::strerror(EACCES)),
                    "ask its owner for the right to read it");
    }
}

/// The directory of a database of our own making, or of a Xapian database; empty if the stub names
/// shards, servers or others. A stub that a rebuild has changed since it was opened does no harm:
/// columns are compared with the database that is open.
fs::path local_generation(const fs::path& path) {
    try {
        const std::string generation = current_generation(path);
        if (!generation.empty()) return path / generation;
    } catch (const Error&) {
        return {};
    }
    std::error_code ignored;
    return fs::exists(path / "iamglass", ignored) ? path : fs::path();
}

Xapian::Database open_one(const fs::path& path) {
    require_right_to_read(path);
    std::error_code ignored;
    if (!fs::exists(path, ignored) ||
        (fs::is_directory(path, ignored) && !fs::exists(path / "XAPIANDB", ignored) &&
         !fs::exists(path / "iamglass", ignored))) {
        throw Error(ErrorCode::no_database,
                    fmt::format("there is no database at {}", path.string()),
                    fmt::format("make one: udklip-index --db {} FOLDER", path.string()));
    }
    return translating(path.string(), [&] {
        // Between reading the stub and opening what it names, a rebuild may take its place.
        for (int attempt = 0;; ++attempt) {
            try {
                Xapian::Database db(path.string());
                check_schema(db, path.string());
                return db;
            } catch (const Xapian::DatabaseNotFoundError& error) {
                if (attempt < 3) continue;
                require_right_to_read(local_generation(path));
                throw Error(ErrorCode::no_database,
                            fmt::format("{} is damaged: what it names is gone ({})", path.string(),
                                        error.get_msg()),
                            fmt::format("udklip-index --db {} --rebuild", path.string()));
            } catch (const Xapian::DatabaseOpeningError&) {
                if (attempt == 3) throw;
            } catch (const Xapian::DatabaseModifiedError&) {
                if (attempt == 3) throw;
            }
        }
    });
}

}  // namespace

Reader::Reader(std::vector<fs::path> databases) : paths_(std::move(databases)) {
    reopen();
}

void Reader::reopen() {
    Xapian::Database all;
    analyzer_.clear();
    for (const auto& path : paths_) {
        const Xapian::Database one = open_one(path);
        const std::string analyzer = one.get_metadata(std::string(metadata::analyzer));
        if (!analyzer_.empty() && !analyzer.empty() && analyzer != analyzer_) {
            throw Error(ErrorCode::version,
                        fmt::format("{} was analysed differently from the others", path.string()),
                        fmt::format("udklip-index --db {} --rebuild", path.string()));
        }
        if (!analyzer.empty()) analyzer_ = analyzer;
        all.add_database(one);
    }
    db_ = std::move(all);
    generation_ = paths_.size() == 1 ? local_generation(paths_.front()) : fs::path();
    columns_.reset();
    columns_opened_ = false;
}

Shortcuts Reader::shortcuts() {
    if (generation_.empty()) return {};
    if (!columns_opened_) columns_ = FacetColumns::open(generation_, db_);
    columns_opened_ = true;
    return {true, columns_.get()};
}

std::string Reader::name() const {
    std::vector<std::string> names;
    for (const auto& path : paths_) names.push_back(path.string());
    return fmt::format("{}", fmt::join(names, ", "));
}

Record fetch(const Xapian::Database& db, Xapian::docid id) {
    return record_of(db.get_document(id));
}

Record record_of(const Xapian::Document& document) {
    const std::string data = document.get_data();
    // Xapian keeps no checksums of its own.
    const std::string expected = document.get_value(slot::content_hash);
    if (!expected.empty() && expected != hash_of_data(data)) {
        throw Error(ErrorCode::no_database,
                    fmt::format("article {} in the database is damaged", document.get_docid()),
                    "udklip-index --check tells more; --rebuild makes it anew");
    }
    return decode(data);
}

}  // namespace udklip::store
