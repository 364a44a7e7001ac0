// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <system_error>

#include "command_line/messages.hpp"
#include "store/endpoints.hpp"
#include "store/layout/schema.hpp"
#include "store/stub.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

void check_schema(const Xapian::Database& db, const std::string& where) {
    const std::string schema = db.get_metadata(std::string(metadata::schema));
    if (schema == kSchemaVersion || schema == kOldestReadable) return;
    if (db.get_uuid().empty()) {  // a stub without a line: to Xapian it is a database of nothing
        throw Error(ErrorCode::no_database, said("{} is damaged: it names no database", where),
                    command_line::command("udklip-index --db {} --rebuild", where));
    }
    const auto made = db.get_metadata(std::string(metadata::program));
    throw Error(ErrorCode::version,
                schema.empty()
                    ? said("{} is a Xapian database, but not one of Udklip", where)
                    : said("{} was made by udklip-index {} (layout {}, this program reads {})",
                           where, made, schema, kSchemaVersion),
                command_line::command("udklip-index --db {} --rebuild", where));
}

/// Throws Error (storage) if a right is lacking, so that the database is not called missing.
void require_right_to_read(const fs::path& path) {
    for (const auto& needed : {path, path / "XAPIANDB", path / "iamglass"}) {
        std::error_code ignored;
        const int right = fs::is_directory(needed, ignored) ? X_OK : R_OK;
        if (path.empty() || ::access(needed.c_str(), right) == 0 || errno != EACCES) continue;
        throw Error(ErrorCode::storage,
                    said("cannot read {}: {}", needed.string(), std::strerror(EACCES)),
                    said("ask its owner for the right to read it"));
    }
}

/// Returns the file that tells which commit of a local database is the newest; empty if that is
/// not known.
std::string commit_of(const Endpoint& endpoint) {
    if (endpoint.tables.empty()) return {};
    std::ifstream file(endpoint.tables / "iamglass", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// Xapian says of a commit that is not the newest that it was modified. Where that comes without a
/// new commit, the tables are of another one: after the power was cut, or a part was copied.
OtherWriters others_between(const std::string& before, const std::string& after) {
    return !before.empty() && before == after ? OtherWriters::none : OtherWriters::possible;
}

Xapian::Database open_one(const Endpoint& endpoint) {
    if (endpoint.is_local()) require_right_to_read(endpoint.path);
    std::error_code ignored;
    const fs::path& path = endpoint.path;
    if (endpoint.is_local() &&
        (!fs::exists(path, ignored) ||
         (fs::is_directory(path, ignored) && !fs::exists(path / "XAPIANDB", ignored) &&
          !fs::exists(path / "iamglass", ignored)))) {
        throw Error(ErrorCode::no_database, said("there is no database at {}", path.string()),
                    command_line::command("make one: udklip-index --db {} FOLDER", path.string()));
    }
    const std::string before = commit_of(endpoint);
    return translating(endpoint.name, [&] {
        // A rebuild may take its place between reading the stub and opening what it names.
        for (int attempt = 0;; ++attempt) {
            try {
                Xapian::Database db = open(endpoint);
                check_schema(db, endpoint.name);
                return db;
            } catch (const Xapian::DatabaseNotFoundError& error) {
                if (attempt < 3) continue;
                require_right_to_read(endpoint.tables);
                throw Error(ErrorCode::no_database,
                            said("{} is damaged: what it names is gone ({})", endpoint.name,
                                 error.get_msg()),
                            command_line::command("udklip-index --db {} --rebuild", endpoint.name));
            } catch (const Xapian::DatabaseOpeningError&) {
                if (attempt == 3) throw;
            } catch (const Xapian::DatabaseModifiedError& error) {
                if (attempt < 3) continue;
                throw translate(error, endpoint.name, others_between(before, commit_of(endpoint)));
            }
        }
    });
}

/// Whether a number may be the name of a file as it stands. A database may come from anywhere.
bool is_file_name(const std::string& number) {
    constexpr std::size_t kMostBytes = 64;
    return number.size() <= kMostBytes &&
           number.find_first_not_of("0123456789abcdef-") == number.npos;
}

/// The endpoints of all paths, in order.
std::vector<Endpoint> all_endpoints(const std::vector<fs::path>& paths) {
    std::vector<Endpoint> all;
    for (const auto& path : paths) {
        for (auto& endpoint : endpoints_of(path)) all.push_back(std::move(endpoint));
    }
    return all;
}

}  // namespace

Reader::Reader(std::vector<fs::path> databases, WhenMissing when_missing)
    : paths_(std::move(databases)), when_missing_(when_missing) {
    reopen();
}

void Reader::reopen() {
    constexpr int kRebuilt = 3;
    for (int attempt = 0;; ++attempt) {
        const auto endpoints = all_endpoints(paths_);
        try {
            return reopen(endpoints);
        } catch (const Error& error) {
            const bool same = attempt == kRebuilt || endpoints == all_endpoints(paths_);
            if (error.code() != ErrorCode::no_database || same) throw;
        }
    }
}

void Reader::refresh() {
    std::string commits;
    for (const auto& endpoint : all_endpoints(paths_)) commits += commit_of(endpoint);
    bool changed = commits != commits_ || !missing_.empty();
    if (!changed && !no_servers_) {
        try {
            changed = db_.reopen();
        } catch (const Xapian::Error&) {
            changed = true;  // reopen() below says what is wrong
        }
    }
    if (changed) reopen();
}

void Reader::reopen(const std::vector<Endpoint>& endpoints) {
    Xapian::Database all;
    std::vector<Xapian::Database> each;
    std::optional<Error> first_error;
    analyzer_.clear();
    missing_.clear();
    stubs_.clear();
    for (const auto& endpoint : endpoints) stubs_.push_back(endpoint.path);
    shards_ = endpoints.size();
    for (const auto& endpoint : endpoints) {
        Xapian::Database one;
        try {
            one = open_one(endpoint);
        } catch (const Error& error) {
            const bool missing = error.code() == ErrorCode::no_database;
            if (when_missing_ == WhenMissing::fail || !missing) throw;
            if (!first_error) first_error = error;
            missing_.push_back(endpoint.name);
            continue;
        }
        const std::string analyzer = translating(
            endpoint.name, [&] { return one.get_metadata(std::string(metadata::analyzer)); });
        if (!analyzer_.empty() && !analyzer.empty() && analyzer != analyzer_) {
            throw Error(ErrorCode::version,
                        said("{} was analysed differently from the others", endpoint.name),
                        command_line::command("udklip-index --db {} --rebuild", endpoint.name));
        }
        if (!analyzer.empty()) analyzer_ = analyzer;
        all.add_database(one);
        each.push_back(std::move(one));
    }
    if (first_error && missing_.size() == shards_) throw *first_error;
    db_ = std::move(all);
    articles_ = Articles::to_show(db_, each);
    each_ = std::move(each);
    std::string commits;
    for (const auto& endpoint : endpoints) commits += commit_of(endpoint);
    others_ = others_between(commits_, commits);
    commits_ = std::move(commits);
    tables_ = shards_ == 1 ? endpoints.front().tables : fs::path();
    no_servers_ = std::all_of(endpoints.begin(), endpoints.end(),
                              [](const Endpoint& endpoint) { return endpoint.is_local(); });
    columns_.reset();
    columns_opened_ = false;
    postings_.reset();
    postings_opened_ = false;
}

Shortcuts Reader::shortcuts() {
    if (tables_.empty()) return {false, no_servers_, nullptr, nullptr};
    if (!columns_opened_) columns_ = FacetColumns::open(tables_, db_);
    columns_opened_ = true;
    if (match_by_ == MatchBy::xapian) return {true, true, columns_.get(), nullptr};
    if (!postings_opened_) postings_ = MatchPostings::open(tables_, db_);
    postings_opened_ = true;
    return {true, true, columns_.get(), postings_.get()};
}

std::string Reader::number() {
    if (!missing_.empty()) {
        throw Error(ErrorCode::no_database,
                    said("{} does not answer, and what you keep belongs to all of {}",
                         missing_.front(), name()),
                    said("run it again when all shards answer"));
    }
    std::set<std::string> numbers;
    consistently([&](const Xapian::Database&) {
        numbers.clear();
        for (const auto& db : each_) {
            numbers.insert(db.get_metadata(std::string(metadata::number)));
        }
    });
    if (numbers.empty() || numbers.contains("")) {
        throw Error(ErrorCode::version,
                    said("{} has no number of its own yet, by which searches are kept", name()),
                    paths_.size() == 1
                        ? command_line::command("udklip-index --db {} --rebuild", name())
                        : said("udklip-index --rebuild gives each database one"));
    }
    if (numbers.size() == 1 && is_file_name(*numbers.begin())) return *numbers.begin();
    const std::string all = fmt::format("{}", fmt::join(numbers, " "));
    const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::optional<std::chrono::sys_seconds> Reader::updated() const {
    std::optional<std::chrono::sys_seconds> oldest;
    for (const auto& stub : stubs_) {
        const auto updated = up_to_date_at(stub);
        if (!updated) return std::nullopt;
        oldest = oldest ? std::min(*oldest, *updated) : updated;
    }
    return oldest;
}

std::string Reader::name() const {
    std::vector<std::string> names;
    for (const auto& path : paths_) names.push_back(path.string());
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace udklip::store
