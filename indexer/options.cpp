// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/option_parser.hpp"
#include "indexer/option_table.hpp"
#include "indexer/reading/field_map.hpp"
#include "language/dates/date.hpp"
#include "language/dates/date_parser.hpp"
#include "language/dates/time_zone.hpp"
#include "language/text/clean.hpp"
#include "language/text/trim.hpp"
#include "store/layout/schema.hpp"
#include "store/location.hpp"
#include "store/shards.hpp"

namespace udklip::indexer {
namespace {

translation::Said check_date(const std::string& text) {
    return text.empty() || language::parse_article_date(text)
               ? translation::Said()
               : said("\"{}\" is no date (2021, 2021-06, 2021-06-18)", text);
}

translation::Said check_timezone(const std::string& text) {
    return text.empty() || language::is_time_zone(text)
               ? translation::Said()
               : said("\"{}\" is no time zone (Europe/Copenhagen, America/Godthab)", text);
}

translation::Said check_shard(const std::string& text) {
    return store::parse_shard(text) ? translation::Said()
                                    : said("\"{}\" is no shard (2/4: the second of four)", text);
}

/// Udklip 0.1 kept several shards in one database.
translation::Said refuse_shards(const std::string&) {
    return said("one database is one shard now; make each by itself with --shard K/N");
}

std::string check_mapping(const std::string& text) {
    return FieldMap().add(text);
}

store::SourceAlias alias_of(std::string_view text) {
    const auto name = [](std::string_view part) {
        const std::string cleaned = language::clean(part);
        return std::string(language::trim(cleaned));
    };
    const auto sign = text.find('=');
    return {name(text.substr(0, sign)), name(text.substr(std::min(sign, text.size() - 1) + 1))};
}

translation::Said check_alias(const std::string& text) {
    return text.find('=') == text.npos || store::facet_key(alias_of(text).from).empty()
               ? said("\"{}\" is no alias (fyens=\"Fyens Stiftstidende\")", text)
               : translation::Said();
}

/// One builder of segments takes so much; with less, each article would be a segment of its own.
constexpr std::uint64_t kLeastMemory = 32'000'000;

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::string database;
    std::vector<std::string> roots;
    std::vector<std::string> forget;
    std::string moved_root;
    std::string source;
    std::string date;
    std::string timezone;
    std::vector<std::string> mappings;
    std::vector<std::string> aliases;
    std::string headings;
    std::string shard;
    std::string shards;
    bool quiet = false;
    bool wait = false;
    bool watch = false;
    bool stats = false;
    bool check = false;
    bool compact = false;
    bool recurring_lines = false;

    command_line::OptionParser parser(program());
    parser.words(roots);
    parser.value("db", database);
    parser.flag("rebuild", options.update.rebuild);
    parser.flag("keep-missing", options.update.keep_missing);
    parser.flag("force", options.update.force);
    parser.values("forget", forget);
    const auto as_moved = parser.value("move-root", moved_root);
    const auto as_source = parser.value("source", source);
    const auto as_date = parser.value("date", date).check(check_date);
    const auto as_timezone = parser.value("timezone", timezone).check(check_timezone);
    const auto as_map = parser.values("map", mappings).check(check_mapping);
    parser.values("alias", aliases).check(check_alias);
    parser.value("shard", shard).check(check_shard);
    parser.value("shards", shards).check(refuse_shards);
    parser.value("jobs", options.update.jobs).between(1, 1024);
    parser.size("memory", options.update.memory, kLeastMemory);
    parser.value("headings", headings);
    parser.flag("direct", options.update.direct);
    parser.flag("dry-run", options.update.dry_run);
    parser.flag("list-skipped", options.update.list_skipped);
    parser.flag("ignore-rejected", options.ignore_rejected);
    parser.flag("wait", wait);
    parser.flag("json", options.json);
    const auto as_watch = parser.flag("watch", watch);
    const auto as_stats = parser.flag("stats", stats).excludes(as_watch);
    const auto as_check = parser.flag("check", check).excludes(as_watch).excludes(as_stats);
    const auto as_compact =
        parser.flag("compact", compact).excludes(as_watch).excludes(as_stats).excludes(as_check);
    parser.flag("recurring-lines", recurring_lines)
        .excludes(as_watch)
        .excludes(as_stats)
        .excludes(as_check)
        .excludes(as_compact);
    // What would do nothing there is refused.
    parser.exclude({"stats", "check", "compact", "recurring-lines"},
                   {"rebuild", "keep-missing", "force", "forget", "move-root", "source", "date",
                    "timezone", "map", "alias", "shard", "memory", "direct", "dry-run",
                    "list-skipped", "ignore-rejected"});
    parser.exclude({"watch"}, {"dry-run"});
    parser.flag("verbose", options.verbosity);
    parser.flag("quiet", quiet);
    if (const auto done = parser.parse({argv + 1, argv + argc})) return {std::nullopt, *done};

    options.update.outside = outside_programs(parser.config());
    if (quiet) options.verbosity = -1;
    if (watch) options.task = Options::Task::watch;
    if (stats) options.task = Options::Task::stats;
    if (check) options.task = Options::Task::check;
    if (compact) options.task = Options::Task::compact;
    if (recurring_lines) options.task = Options::Task::recurring_lines;
    options.update.database =
        database.empty() ? store::default_database() : std::filesystem::path(database);
    options.update.roots.assign(roots.begin(), roots.end());
    options.update.moved_root = moved_root;
    if (as_moved.given() && (moved_root.empty() || roots.size() != 1)) {
        throw Error(ErrorCode::usage, said("--move-root takes the old place and the new one"),
                    said("udklip-index --move-root OLD NEW"));
    }
    options.update.forget.assign(forget.begin(), forget.end());
    for (const auto& alias : aliases) options.update.aliases.push_back(alias_of(alias));
    if (as_source.given()) options.update.settings.source = source;
    if (as_date.given()) options.update.settings.date = date;
    if (as_timezone.given()) options.update.settings.timezone = timezone;
    if (as_map.given()) options.update.settings.mappings = mappings;
    if (options.task == Options::Task::update || options.task == Options::Task::watch ||
        options.task == Options::Task::recurring_lines) {
        options.update.headings = load_headings(headings);
    }
    if (!shard.empty()) options.update.shard = store::parse_shard(shard);
    if (wait) options.update.when_locked = store::Writer::WhenLocked::wait;
    options.update.show_progress = ::isatty(STDERR_FILENO) != 0 && !quiet;
    return {options, 0};
}

}  // namespace udklip::indexer
