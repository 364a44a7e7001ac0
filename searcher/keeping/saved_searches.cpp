// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/saved_searches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <system_error>

#include "command_line/error.hpp"
#include "language/text/clean.hpp"
#include "language/text/collation.hpp"
#include "language/text/printable.hpp"
#include "language/text/trim.hpp"
#include "searcher/keeping/kept_request.hpp"
#include "searcher/keeping/own_file.hpp"

namespace udklip::searcher {
namespace {

constexpr const char* kAll = R"(
    SELECT name, request, saved,
           (SELECT COUNT(*) FROM shown WHERE search = id),
           (SELECT COALESCE(MAX(at), 0) FROM shown WHERE search = id)
    FROM search)";

SavedSearch read(const SqliteStatement& row) {
    SavedSearch search;
    search.name = row.text(0);
    search.request = read_request(row.text(1));
    search.saved = row.number(2);
    search.shown = static_cast<std::uint64_t>(row.number(3));
    search.last_shown = row.number(4);
    return search;
}

void add_shown(SqliteFile& file, const std::string& name, const std::vector<std::string>& ids) {
    auto add = file.prepare(
        "INSERT OR IGNORE INTO shown (search, article, at) "
        "SELECT id, ?1, ?2 FROM search WHERE name = ?3");
    const std::int64_t now = std::time(nullptr);
    for (const auto& id : ids) {
        add.bind(1, id).bind(2, now).bind(3, name);
        add.step();
        add.reset();
    }
}

}  // namespace

std::string saved_name(std::string_view typed) {
    constexpr std::size_t kMostBytes = 200;
    std::string name(language::trim(language::clean(typed)));
    if (name.empty()) {
        throw Error(ErrorCode::usage, said("a saved search needs a name"),
                    said("udklip-search --save NAME WORDS"));
    }
    if (name.size() > kMostBytes || language::printable_line(name) != name) {
        throw Error(ErrorCode::usage, said("\"{}\" cannot be the name of a saved search", name),
                    said("use at most 200 bytes, without control characters"));
    }
    return name;
}

SavedSearches::SavedSearches(const std::filesystem::path& file) : file_(open_own_file(file)) {}

std::optional<SavedSearches> SavedSearches::existing(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return std::nullopt;
    return SavedSearches(file);
}

std::vector<SavedSearch> SavedSearches::all() {
    std::vector<SavedSearch> searches;
    auto row = file_.prepare(kAll);
    while (row.step()) searches.push_back(read(row));
    const language::DanishOrder before;
    std::sort(searches.begin(), searches.end(),
              [&](const auto& a, const auto& b) { return before(a.name, b.name); });
    return searches;
}

std::optional<SavedSearch> SavedSearches::find(const std::string& name) {
    auto row = file_.prepare((std::string(kAll) + " WHERE name = ?").c_str());
    row.bind(1, name);
    if (!row.step()) return std::nullopt;
    return read(row);
}

bool SavedSearches::save(const std::string& name, const Request& request,
                         const std::vector<std::string>& shown) {
    const std::string kept = write_request(request);
    SqliteTransaction saving(file_);
    if (const auto known = find(name)) return write_request(known->request) == kept;
    auto add = file_.prepare("INSERT INTO search (name, request, saved) VALUES (?, ?, ?)");
    add.bind(1, name).bind(2, kept).bind(3, std::int64_t{std::time(nullptr)});
    add.step();
    add_shown(file_, name, shown);
    saving.commit();
    return true;
}

bool SavedSearches::forget(const std::string& name) {
    auto remove = file_.prepare("DELETE FROM search WHERE name = ?");
    remove.bind(1, name);
    remove.step();
    return file_.changes() > 0;
}

std::unordered_set<std::string> SavedSearches::shown(const std::string& name) {
    std::unordered_set<std::string> ids;
    auto row = file_.prepare(
        "SELECT article FROM shown JOIN search ON search.id = shown.search WHERE name = ?");
    row.bind(1, name);
    while (row.step()) ids.insert(row.text(0));
    return ids;
}

void SavedSearches::remember(const std::string& name, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    SqliteTransaction remembering(file_);
    add_shown(file_, name, ids);
    remembering.commit();
}

}  // namespace udklip::searcher
