// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/maintenance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "command_line/error.hpp"
#include "indexer/maintenance/interruptible.hpp"
#include "indexer/maintenance/verify.hpp"
#include "indexer/maintenance/xapian_check.hpp"
#include "language/analyzer.hpp"
#include "language/text/printable.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/endpoints.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"
#include "store/layout/schema.hpp"
#include "store/locked_database.hpp"
#include "store/reader.hpp"
#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// Its shards, or the database itself.
std::vector<fs::path> parts_of(const fs::path& database) {
    auto parts = store::shards_in(database / store::current_generation(database));
    if (parts.empty()) parts.push_back(database);
    return parts;
}

using Sizes = std::map<std::string, std::uintmax_t>;

/// The size of every file of a generation, by name.
void add_sizes(const fs::path& generation, Sizes& sizes) {
    for (const auto& entry : fs::directory_iterator(generation)) {
        if (!entry.is_regular_file()) continue;
        sizes[entry.path().filename().string()] += entry.file_size();
    }
}

/// Of the current generation, or of those of all shards together.
Sizes table_sizes(const fs::path& database) {
    Sizes sizes;
    for (const auto& part : parts_of(database)) {
        add_sizes(part / store::current_generation(part), sizes);
    }
    return sizes;
}

std::uintmax_t total(const Sizes& sizes) {
    std::uintmax_t sum = 0;
    for (const auto& [name, size] : sizes) sum += size;
    return sum;
}

std::vector<std::string> root_paths(const Xapian::Database& db) {
    std::vector<std::string> paths;
    for (const auto& root : store::load_roots(db)) paths.push_back(root.path);
    return paths;
}

/// Returns how many articles have a field, by where it was found: {"date": {"header": 2, "path":
/// 1}}. The terms hold the counts, so no article is read.
nlohmann::ordered_json provenance_of(const Xapian::Database& db) {
    auto fields = nlohmann::ordered_json::object();
    const std::string prefix(store::prefix::provenance);
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        const std::string name = (*term).substr(prefix.size());
        const auto colon = name.find(':');
        if (colon == name.npos) continue;
        fields[name.substr(0, colon)][name.substr(colon + 1)] = term.get_termfreq();
    }
    return fields;
}

/// Xapian's bounds of a slot do not shrink when articles go; the column itself tells.
std::string first_day(const Xapian::Database& db) {
    std::string first;
    const auto end = db.valuestream_end(store::slot::date_first);
    for (auto day = db.valuestream_begin(store::slot::date_first); day != end; ++day) {
        if (first.empty() || *day < first) first = *day;
    }
    return first;
}

std::string last_day(const Xapian::Database& db) {
    std::string last;
    const auto end = db.valuestream_end(store::slot::date_last);
    for (auto day = db.valuestream_begin(store::slot::date_last); day != end; ++day) {
        last = std::max(last, *day);
    }
    return last;
}

/// Returns the files, and members of archives, that are not read.
store::SkippedByEnding skipped_in(const Xapian::Database& db, const store::FileTable& files) {
    store::SkippedByEnding all;
    const auto add = [&](const store::SkippedByEnding& some) {
        for (const auto& [ending, count] : some) all[ending] += count;
    };
    for (const auto& root : store::load_roots(db)) add(root.skipped);
    for (const auto& [path, state] : files) add(state.skipped);
    return all;
}

std::uint64_t sum_of(const store::SkippedByEnding& skipped) {
    std::uint64_t sum = 0;
    for (const auto& [ending, count] : skipped) sum += count;
    return sum;
}

nlohmann::ordered_json gather_stats(const Xapian::Database& db, const fs::path& database) {
    namespace slot = store::slot;
    const auto files = store::load_files(db);  // each shard remembers all of them
    std::uint64_t rejected = 0;
    const store::SkippedByEnding skipped = skipped_in(db, files);
    auto shards = nlohmann::ordered_json::object();
    const auto parts = parts_of(database);
    for (const auto& part : parts) {
        const Xapian::Database one = store::open_local(part);
        for (const auto& [path, state] : store::load_files(one)) rejected += state.rejected;
        shards[part.filename().string()] = one.get_doccount();
    }
    const auto sizes = table_sizes(database);
    nlohmann::ordered_json facts = {
        {"database", language::printable_line(database.string())},
        {"generation", store::current_generation(database)},
        {"program", db.get_metadata(std::string(store::metadata::program))},
        {"analyzer", db.get_metadata(std::string(store::metadata::analyzer))},
        {"articles", db.get_doccount()},
        {"files", files.size()},
        {"rejected", rejected},
        {"skipped", sum_of(skipped)},
        {"skipped_by_ending", skipped},
        {"dated", db.get_value_freq(slot::year)},
        {"with_source", db.get_value_freq(slot::source)},
        {"found_in", provenance_of(db)},
        {"first_day", first_day(db)},
        {"last_day", last_day(db)},
        {"roots", root_paths(db)},
        {"bytes", total(sizes)},
        {"tables", sizes},
    };
    if (const auto shard = store::load_shard(db); shard.count > 1) {
        facts["shard"] = store::to_string(shard);
    }
    if (parts.size() > 1) facts["shards"] = std::move(shards);
    return facts;
}

/// "header 2, path 1".
std::string counts(const nlohmann::ordered_json& by_name) {
    std::string out;
    for (const auto& [name, count] : by_name.items()) {
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", language::printable_line(name),
                           count.dump());
    }
    return out;
}

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
        store::translating(database.string(), [&] { store::write_facet_columns(current); });
    }
    return smaller;
}

void remove_leftovers(const fs::path& database) {
    std::error_code ignored;
    for (const auto& path : store::leftovers(database)) fs::remove_all(path, ignored);
}

}  // namespace

std::string stats(const fs::path& database, bool json) {
    store::Reader reader({database});
    const auto facts =
        reader.consistently([&](const Xapian::Database& db) { return gather_stats(db, database); });
    if (json) {
        return language::printable_json(
                   facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) +
               "\n";
    }
    std::string out;
    for (const auto& [name, value] : facts.items()) {
        if (value.is_object() || value.is_array()) {
            out += fmt::format("{}:\n", name);
            for (const auto& [key, inner] : value.items()) {
                const auto text = inner.is_string()
                                      ? language::printable_line(inner.get<std::string>())
                                  : inner.is_object() ? counts(inner)
                                                      : inner.dump();
                out += value.is_object()
                           ? fmt::format("  {:<14} {:>14}\n", language::printable_line(key), text)
                           : fmt::format("  {}\n", text);
            }
        } else {
            out +=
                fmt::format("{:<16} {}\n", name,
                            value.is_string() ? language::printable_line(value.get<std::string>())
                                              : value.dump());
        }
    }
    return out;
}

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
    return fmt::format(
        "not compared: the words of the index with those of the articles, since another version of "
        "the Danish analysis made the database ({})\n",
        language::difference_of_analyses(theirs, ours));
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
        return fmt::format("{:.1f} MB; it was as compact as it can be\n",
                           static_cast<double>(after) / 1e6);
    }
    return fmt::format("{:.1f} MB before, {:.1f} MB after\n", static_cast<double>(before) / 1e6,
                       static_cast<double>(after) / 1e6);
}

}  // namespace udklip::indexer
