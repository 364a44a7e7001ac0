// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/tags.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <system_error>

#include "command_line/error.hpp"
#include "language/text/clean.hpp"
#include "language/text/collation.hpp"
#include "language/text/printable.hpp"
#include "language/text/trim.hpp"
#include "searcher/keeping/own_file.hpp"
#include "store/layout/schema.hpp"

namespace udklip::searcher {
namespace {

std::int64_t now() {
    return std::time(nullptr);
}

/// By which a tag is found, whatever the letter case.
std::string key_of(std::string_view name) {
    return store::facet_key(language::clean(name));
}

/// Runs a statement for each article, and sums up the rows that it changes.
std::uint64_t for_all(SqliteFile& file, const char* sql, const std::string& key,
                      const std::vector<std::string>& articles) {
    auto statement = file.prepare(sql);
    std::uint64_t changed = 0;
    for (const auto& article : articles) {
        statement.bind(1, key).bind(2, article);
        statement.step();
        changed += static_cast<std::uint64_t>(file.changes());
        statement.reset();
    }
    return changed;
}

constexpr const char* kAdd =
    "INSERT OR IGNORE INTO tagged (tag, article, at) "
    "SELECT id, ?2, strftime('%s', 'now') FROM tag WHERE key = ?1";
constexpr const char* kRemove =
    "DELETE FROM tagged WHERE article = ?2 AND tag = (SELECT id FROM tag WHERE key = ?1)";

void name_tag(SqliteFile& file, const std::string& name) {
    auto tag = file.prepare("INSERT OR IGNORE INTO tag (key, name) VALUES (?, ?)");
    tag.bind(1, key_of(name)).bind(2, name);
    tag.step();
}

}  // namespace

std::string tag_name(std::string_view typed) {
    constexpr std::size_t kMostBytes = 100;
    std::string name(language::trim(language::clean(typed)));
    if (name.empty()) {
        throw Error(ErrorCode::usage, said("a tag needs a name"),
                    said("udklip-search --tag NAME --on ID"));
    }
    if (name.size() > kMostBytes || language::printable_line(name) != name) {
        throw Error(ErrorCode::usage, said("\"{}\" cannot be the name of a tag", name),
                    said("use at most 100 bytes, without control characters"));
    }
    return name;
}

Tags::Tags(const std::filesystem::path& file) : file_(open_own_file(file)) {}

std::optional<Tags> Tags::existing(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return std::nullopt;
    return std::optional<Tags>(std::in_place, file);
}

std::uint64_t Tags::add(const std::string& name, const std::vector<std::string>& articles) {
    if (articles.empty()) return 0;
    SqliteTransaction adding(file_);
    name_tag(file_, name);
    const std::uint64_t added = for_all(file_, kAdd, key_of(name), articles);
    adding.commit();
    return added;
}

std::uint64_t Tags::remove(const std::string& name, const std::vector<std::string>& articles) {
    SqliteTransaction removing(file_);
    const std::uint64_t removed = for_all(file_, kRemove, key_of(name), articles);
    file_.run("DELETE FROM tag WHERE id NOT IN (SELECT tag FROM tagged)");
    removing.commit();
    return removed;
}

void Tags::set_note(const std::string& article, const std::string& text) {
    SqliteTransaction noting(file_);
    write_note(article, text);
    noting.commit();
}

void Tags::write_note(const std::string& article, const std::string& text) {
    if (text.empty()) {
        auto remove = file_.prepare("DELETE FROM note WHERE article = ?");
        remove.bind(1, article).step();
        return;
    }
    auto write = file_.prepare("INSERT OR REPLACE INTO note (article, text, at) VALUES (?, ?, ?)");
    write.bind(1, article).bind(2, text).bind(3, now()).step();
}

void Tags::merge(const std::vector<Kept>& articles) {
    SqliteTransaction merging(file_);
    for (const auto& kept : articles) {
        for (const auto& name : kept.tags) {
            name_tag(file_, name);
            for_all(file_, kAdd, key_of(name), {kept.article});
        }
        const std::string before = note_of(kept.article);
        if (before.find(kept.note) != before.npos) continue;
        write_note(kept.article, before.empty() ? kept.note : before + "\n" + kept.note);
    }
    merging.commit();
}

std::vector<std::string> Tags::names() {
    std::vector<std::string> names;
    for (auto& tag : counts()) names.push_back(std::move(tag.name));
    return names;
}

std::vector<std::string> Tags::articles(std::string_view name) {
    std::vector<std::string> ids;
    auto row = file_.prepare(
        "SELECT article FROM tagged JOIN tag ON tag.id = tagged.tag WHERE key = ? "
        "ORDER BY article");
    row.bind(1, key_of(name));
    while (row.step()) ids.push_back(row.text(0));
    return ids;
}

std::vector<TagCount> Tags::counts() {
    std::vector<TagCount> tags;
    auto row = file_.prepare(
        "SELECT name, COUNT(*) FROM tag JOIN tagged ON tag.id = tagged.tag GROUP BY tag.id");
    while (row.step()) tags.push_back({row.text(0), static_cast<std::uint64_t>(row.number(1))});
    const language::DanishOrder before;
    std::sort(tags.begin(), tags.end(),
              [&](const auto& a, const auto& b) { return before(a.name, b.name); });
    return tags;
}

std::string Tags::note_of(const std::string& article) {
    auto row = file_.prepare("SELECT text FROM note WHERE article = ?");
    return row.bind(1, article).step() ? row.text(0) : std::string();
}

Kept Tags::of(const std::string& article) {
    Kept kept{article, {}, note_of(article)};
    auto row =
        file_.prepare("SELECT name FROM tagged JOIN tag ON tag.id = tagged.tag WHERE article = ?");
    row.bind(1, article);
    while (row.step()) kept.tags.push_back(row.text(0));
    const language::DanishOrder before;
    std::sort(kept.tags.begin(), kept.tags.end(),
              [&](const auto& a, const auto& b) { return before(a, b); });
    return kept;
}

void Tags::each(const std::function<void(const Kept& kept)>& take) {
    auto row =
        file_.prepare("SELECT article FROM tagged UNION SELECT article FROM note ORDER BY article");
    while (row.step()) take(of(row.text(0)));
}

}  // namespace udklip::searcher
