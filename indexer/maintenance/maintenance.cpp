// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/maintenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "indexer/maintenance/interruptible.hpp"
#include "indexer/maintenance/table_sizes.hpp"
#include "indexer/maintenance/verify.hpp"
#include "indexer/maintenance/xapian_check.hpp"
#include "language/analyzer.hpp"
#include "language/text/printable.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"
#include "store/endpoints.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/schema.hpp"
#include "store/locked_database.hpp"
#include "store/reader.hpp"
#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// Returns how many articles the known files have. Reports files whose count is not what the file
/// table says, if the file was read to its end.
std::uint64_t check_files(const Xapian::Database& db, std::string& faults) {
    std::uint64_t sum = 0;
    for (const auto& [path, state] : store::load_files(db)) {
        const auto there = db.get_termfreq(store::term(store::prefix::file, path));
        sum += there;
        if (there == state.articles || !state.is_read()) continue;
        faults += fmt::format("{}: there are {} articles of it, but it should have {}\n",
                              language::printable_line(path), there, state.articles);
    }
    return sum;
}

void check_ids(const Xapian::Database& db, std::string& faults) {
    const std::string prefix(store::prefix::id);
    for (auto id = db.allterms_begin(prefix); id != db.allterms_end(prefix); ++id) {
        if (id.get_termfreq() == 1) continue;
        faults += fmt::format("{} articles have the id {}\n", id.get_termfreq(),
                              language::printable_line((*id).substr(prefix.size())));
    }
}

std::string check_once(const fs::path& database, const language::Lexicon& lexicon,
                       const std::atomic<bool>& interrupted) {
    store::Reader reader({database});
    const fs::path generation = database / store::current_generation(database);
    return reader.consistently([&](const Xapian::Database& db) {
        std::string faults = xapian_faults(generation, interrupted);
        if (!faults.empty()) return faults;
        const std::uint64_t counted = check_files(db, faults);
        if (counted != db.get_doccount()) {
            faults += fmt::format("there are {} articles, but the files have {}\n",
                                  db.get_doccount(), counted);
        }
        check_ids(db, faults);
        // Another version made other terms and values of the same articles.
        if (db.get_metadata(std::string(store::metadata::schema)) == store::kSchemaVersion &&
            language::Analyzer(lexicon).fingerprint() == reader.analyzer()) {
            faults += verify(db, generation, lexicon, interrupted);
        }
        return faults;
    });
}

/// Which commit of which generation is current; empty if that cannot be told.
std::string state_now(const fs::path& database) {
    try {
        const std::string generation = store::current_generation(database);
        std::ifstream in(database / generation / "iamglass", std::ios::binary);
        return generation + std::string{std::istreambuf_iterator<char>(in), {}};
    } catch (const Error&) {
        return {};
    }
}

/// Xapian overwrites tables while somebody writes, so a fault that is found meanwhile may be none.
/// The check is then made again, and at last while nobody may write.
std::string check_part(const fs::path& database, const language::Lexicon& lexicon,
                       const std::atomic<bool>& interrupted) {
    constexpr int kTries = 2;
    for (int attempt = 0; attempt < kTries; ++attempt) {
        const std::string before = state_now(database);
        try {
            std::string faults = check_once(database, lexicon, interrupted);
            if (faults.empty() || before == state_now(database)) return faults;
        } catch (const Error& error) {
            const bool changed = error.code() == ErrorCode::locked || before != state_now(database);
            if (error.code() == ErrorCode::interrupted || !changed) throw;
        }
    }
    const store::DirectoryLock lock(database, store::WhenLocked::wait, &interrupted);
    return check_once(database, lexicon, interrupted);
}

/// Without what is made from them.
std::uintmax_t bytes_of_tables(const fs::path& generation) {
    Sizes sizes;
    add_sizes(generation, sizes);
    sizes.erase(store::columns::kFileName);
    sizes.erase(store::postings::kFileName);
    sizes.erase(store::postings::kChangesName);
    return total(sizes);
}

/// Returns whether the new database was smaller and took the place of the old one.
bool compact_in(const store::Writer& writer, const std::atomic<bool>& interrupted) {
    const fs::path& database = writer.directory();
    const fs::path current = database / store::current_generation(database);
    const fs::path fresh = database / store::next_generation(database);
    do_in_child(
        [&] {
            store::translating(database.string(), [&] {
                store::open_local(database).compact(fresh.string(), Xapian::DBCOMPACT_NO_RENUMBER);
                store::write_facet_columns(fresh);
                store::write_match_postings(fresh);
            });
        },
        interrupted);
    // Tables that were written at once (docs/glass.md) are fuller than Xapian's compaction makes
    // them.
    const bool smaller = bytes_of_tables(fresh) < bytes_of_tables(current);
    if (smaller) {
        // The articles are as they were: the stub keeps its time (mark_up_to_date()).
        std::error_code ignored;
        const auto updated = fs::last_write_time(database / "XAPIANDB", ignored);
        store::point_to(database, fresh.filename().string());
        if (!ignored) fs::last_write_time(database / "XAPIANDB", updated, ignored);
    } else {
        store::translating(database.string(), [&] {
            store::write_facet_columns(current);
            store::write_match_postings(current);
        });
    }
    return smaller;
}

void remove_leftovers(const fs::path& database) {
    std::error_code ignored;
    for (const auto& path : store::leftovers(database)) fs::remove_all(path, ignored);
}

}  // namespace

std::string check(const fs::path& database, const language::Lexicon& lexicon,
                  const std::atomic<bool>& interrupted) {
    const store::Reader readable({database});  // says what is missing
    const auto parts = parts_of(database);
    if (parts.size() == 1) {
        return language::printable_text(check_part(database, lexicon, interrupted));
    }
    std::string faults;
    for (const auto& part : parts) {
        const std::string found = check_part(part, lexicon, interrupted);
        if (!found.empty()) faults += fmt::format("{}:\n{}", part.filename().string(), found);
    }
    return language::printable_text(faults);
}

std::string not_compared(const fs::path& database, const language::Lexicon& lexicon) {
    const std::string ours = language::Analyzer(lexicon).fingerprint();
    const std::string theirs = store::Reader({database}).analyzer();
    if (theirs.empty() || theirs == ours) return {};
    return command_line::show(
               "not compared: the words of the index with those of the articles, since another "
               "version of "
               "the Danish analysis made the database ({})\n",
               language::difference_of_analyses(theirs, ours))
        .str();
}

std::string compact(const fs::path& database, const std::string& analyzer,
                    store::Writer::WhenLocked when_locked, const std::atomic<bool>& interrupted) {
    const store::Reader readable({database});  // refuses what is not there, before anything is made
    store::LockedDatabase locked(database, when_locked, &interrupted);
    const store::Shard shard = locked.state().shard;
    const auto writer = store::Writer::open(std::move(locked), analyzer, shard);
    const auto before = total(table_sizes(database));
    bool smaller = false;
    try {
        smaller = compact_in(writer, interrupted);
    } catch (...) {
        remove_leftovers(database);
        throw;
    }
    remove_leftovers(database);
    const auto after = total(table_sizes(database));
    if (!smaller) {
        return command_line::show("{:.1f} MB; it was as compact as it can be\n",
                                  static_cast<double>(after) / 1e6)
            .str();
    }
    return command_line::show("{:.1f} MB before, {:.1f} MB after\n",
                              static_cast<double>(before) / 1e6, static_cast<double>(after) / 1e6)
        .str();
}

}  // namespace udklip::indexer
