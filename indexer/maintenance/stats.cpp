// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/stats.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "indexer/maintenance/stats_for_people.hpp"
#include "indexer/maintenance/table_sizes.hpp"
#include "language/text/printable.hpp"
#include "store/arrivals.hpp"
#include "store/endpoints.hpp"
#include "store/layout/author_names.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"
#include "store/layout/schema.hpp"
#include "store/layout/source_names.hpp"
#include "store/reader.hpp"
#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::ordered_json;

/// Returns [{"value": "2021", "count": 2}], and the rest with the value null at the end.
Json counted(std::vector<std::pair<std::string, std::uint64_t>> values, std::uint64_t all) {
    Json out = Json::array();
    std::uint64_t known = 0;
    for (auto& [value, count] : values) {
        known += count;
        out.push_back({{"value", std::move(value)}, {"count", count}});
    }
    if (known < all) out.push_back({{"value", nullptr}, {"count", all - known}});
    return out;
}

Json by_year(const Xapian::Database& db) {
    const std::string prefix(store::prefix::year);
    std::vector<std::pair<std::string, std::uint64_t>> years;
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        years.emplace_back((*term).substr(prefix.size()), term.get_termfreq());
    }
    return counted(std::move(years), db.get_doccount());
}

/// Of all sources, each by the name that is shown; the most frequent first.
Json by_source(const Xapian::Database& db, const store::SourceNames& names) {
    const std::string prefix(store::prefix::source);
    std::map<std::string, std::uint64_t> sums;
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        const auto first = db.postlist_begin(*term);  // a term is folded
        sums[names.shown(db.get_document(*first).get_value(store::slot::source))] +=
            term.get_termfreq();
    }
    std::vector<std::pair<std::string, std::uint64_t>> sources(sums.begin(), sums.end());
    std::stable_sort(sources.begin(), sources.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    return counted(std::move(sources), db.get_doccount());
}

/// {"fyens": "Fyens Stiftstidende"}.
Json aliases_of(const Xapian::Database& db) {
    auto aliases = Json::object();
    for (const auto& alias : store::read_sources(db).aliases) aliases[alias.from] = alias.to;
    return aliases;
}

/// Returns a name as most of the first articles that have it write it.
std::string name_as_written(const Xapian::Database& db, const std::string& term) {
    constexpr int kMostRead = 9;
    const std::string key = term.substr(store::prefix::name.size());
    std::map<std::string, int> spellings;
    auto article = db.postlist_begin(term);
    for (int read = 0; read < kMostRead && article != db.postlist_end(term); ++read, ++article) {
        const std::string value = db.get_document(*article).get_value(store::slot::name);
        for (const auto name : store::author_names(value)) {
            if (store::facet_key(name) == key) ++spellings[std::string(name)];
        }
    }
    const auto best =
        std::max_element(spellings.begin(), spellings.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == spellings.end() ? key : best->first;
}

/// Returns the names of people, organisations and places that most articles have.
Json most_frequent_names(const Xapian::Database& db) {
    constexpr std::size_t kMost = 20;
    const std::string prefix(store::prefix::name);
    std::vector<std::pair<std::string, std::uint64_t>> names;
    const auto by_count = [](const auto& a, const auto& b) { return a.second > b.second; };
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        if (names.size() == kMost && names.back().second >= term.get_termfreq()) continue;
        std::pair<std::string, std::uint64_t> name(*term, term.get_termfreq());
        names.insert(std::upper_bound(names.begin(), names.end(), name, by_count), name);
        if (names.size() > kMost) names.pop_back();
    }
    Json out = Json::array();
    for (const auto& [term, count] : names)
        out.push_back({{"value", name_as_written(db, term)}, {"count", count}});
    return out;
}

std::vector<std::string> root_paths(const Xapian::Database& db) {
    std::vector<std::string> paths;
    for (const auto& root : store::load_roots(db)) paths.push_back(root.path);
    return paths;
}

/// Returns how many articles have a field, by where it was found: {"date": {"header": 2, "path":
/// 1}}. The terms hold the counts, so no article is read.
Json provenance_of(const Xapian::Database& db) {
    auto fields = Json::object();
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

Json gather_stats(const Xapian::Database& db, const fs::path& database,
                  const store::SourceNames& names) {
    namespace slot = store::slot;
    const auto files = store::load_files(db);  // each shard remembers all of them
    std::uint64_t rejected = 0;
    std::vector<std::string> rejections;
    const store::SkippedByEnding skipped = skipped_in(db, files);
    auto shards = Json::object();
    const auto parts = parts_of(database);
    for (const auto& part : parts) {
        const Xapian::Database one = store::open_local(part);
        for (const auto& [path, state] : store::load_files(one)) {
            rejected += state.rejected;
            for (const auto& rejection : state.rejections) rejections.push_back(rejection);
        }
        shards[part.filename().string()] = one.get_doccount();
    }
    std::sort(rejections.begin(), rejections.end());
    const auto sizes = table_sizes(database);
    Json facts = {
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
        {"by_year", by_year(db)},
        {"by_source", by_source(db, names)},
        {"aliases", aliases_of(db)},
        {"with_names", db.get_value_freq(slot::name)},
        {"names", most_frequent_names(db)},
        {"rejections", rejections},
        {"bytes", total(sizes)},
        {"tables", sizes},
    };
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (const auto week = store::arrived_since({database}, store::week_before(now))) {
        facts["this_week"] = {{"articles", week->articles}, {"files", week->files}};
    }
    if (const auto shard = store::load_shard(db); shard.count > 1) {
        facts["shard"] = store::to_string(shard);
    }
    if (parts.size() > 1) facts["shards"] = std::move(shards);
    return facts;
}

}  // namespace

std::string stats(const fs::path& database, bool json) {
    store::Reader reader({database});
    const auto facts = reader.consistently([&](const Xapian::Database& db) {
        return gather_stats(db, database, reader.articles().source_names());
    });
    if (!json) return stats_for_people(facts);
    return language::printable_json(
               facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) +
           "\n";
}

}  // namespace udklip::indexer
