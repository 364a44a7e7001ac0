// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "language/printable.hpp"
#include "store/facet_columns.hpp"
#include "store/file_table.hpp"
#include "store/reader.hpp"
#include "store/root_table.hpp"
#include "store/schema.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// The size of every file of the current generation, by name.
std::map<std::string, std::uintmax_t> table_sizes(const fs::path& database) {
    std::map<std::string, std::uintmax_t> sizes;
    for (const auto& entry :
         fs::directory_iterator(database / store::current_generation(database))) {
        if (entry.is_regular_file()) sizes[entry.path().filename().string()] = entry.file_size();
    }
    return sizes;
}

std::uintmax_t total(const std::map<std::string, std::uintmax_t>& sizes) {
    std::uintmax_t sum = 0;
    for (const auto& [name, size] : sizes) sum += size;
    return sum;
}

std::vector<std::string> root_paths(const Xapian::Database& db) {
    std::vector<std::string> paths;
    for (const auto& root : store::load_roots(db)) paths.push_back(root.path);
    return paths;
}

/// How many articles have a field, and from where: {"date": {"header": 2, "path": 1}}. The terms
/// tell it, so no article is read.
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

nlohmann::ordered_json gather_stats(const Xapian::Database& db, const fs::path& database) {
    namespace slot = store::slot;
    const auto files = store::load_files(db);
    std::uint64_t rejected = 0;
    for (const auto& [path, state] : files) rejected += state.rejected;
    const auto sizes = table_sizes(database);
    return {
        {"database", language::printable_line(database.string())},
        {"generation", store::current_generation(database)},
        {"program", db.get_metadata(std::string(store::metadata::program))},
        {"analyzer", db.get_metadata(std::string(store::metadata::analyzer))},
        {"articles", db.get_doccount()},
        {"files", files.size()},
        {"rejected", rejected},
        {"dated", db.get_value_freq(slot::year)},
        {"with_source", db.get_value_freq(slot::source)},
        {"found_in", provenance_of(db)},
        {"first_day", db.get_value_lower_bound(slot::date_first)},
        {"last_day", db.get_value_upper_bound(slot::date_last)},
        {"roots", root_paths(db)},
        {"bytes", total(sizes)},
        {"tables", sizes},
    };
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

std::string check(const fs::path& database) {
    store::Reader reader({database});
    std::string faults;
    const fs::path generation = database / store::current_generation(database);
    store::translating(database.string(), [&] {
        std::ostringstream told;
        const size_t errors = Xapian::Database::check(generation.string(), 0, &told);
        if (errors != 0) faults += fmt::format("Xapian finds {} faults:\n{}", errors, told.str());
    });
    // Every article can be read, and the file table counts as many as there are.
    reader.consistently([&](const Xapian::Database& db) {
        std::uint64_t counted = 0;
        for (const auto& [path, state] : store::load_files(db)) counted += state.articles;
        for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
            try {
                store::fetch(db, *article);
            } catch (const store::Error& error) {
                faults += fmt::format("article {}: {}\n", *article, error.what());
            }
        }
        if (counted != db.get_doccount()) {
            faults += fmt::format("there are {} articles, but the files say {}\n",
                                  db.get_doccount(), counted);
        }
        return counted;
    });
    return language::printable_text(faults);
}

std::string compact(const fs::path& database, const std::string& analyzer,
                    store::Writer::WhenLocked when_locked) {
    const store::Reader readable({database});  // refuses what is not there, before anything is made
    const store::Writer lock = store::Writer::open(database, analyzer, when_locked);
    const auto before = total(table_sizes(database));
    const std::string generation = store::next_generation(database);
    store::translating(database.string(), [&] {
        Xapian::Database(database.string())
            .compact((database / generation).string(), Xapian::DBCOMPACT_NO_RENUMBER);
        store::write_facet_columns(database / generation);
    });
    store::point_to(database, generation);
    for (const auto& path : store::leftovers(database)) fs::remove_all(path);
    return fmt::format("{:.1f} MB before, {:.1f} MB after\n", static_cast<double>(before) / 1e6,
                       static_cast<double>(total(table_sizes(database))) / 1e6);
}

}  // namespace udklip::indexer
