// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.hpp"

#include <unistd.h>

#include <string>
#include <vector>

#include "indexer/option_table.hpp"
#include "language/date.hpp"
#include "language/date_parser.hpp"
#include "store/location.hpp"
#include "store/option_parser.hpp"

namespace udklip::indexer {
namespace {

std::string check_date(const std::string& text) {
    return language::parse_article_date(text)
               ? std::string()
               : "\"" + text + "\" is no date (2021, 2021-06, 2021-06-18)";
}

std::string check_mapping(const std::string& text) {
    return FieldMap().add(text);
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::string database;
    std::vector<std::string> roots;
    std::vector<std::string> mappings;
    std::string headings;
    bool quiet = false;
    bool wait = false;
    bool stats = false;
    bool check = false;
    bool compact = false;

    store::OptionParser parser(program());
    parser.words(roots);
    parser.value("db", database);
    parser.flag("rebuild", options.update.rebuild);
    parser.flag("keep-missing", options.update.keep_missing);
    parser.flag("force", options.update.force);
    parser.value("source", options.update.recognition.defaults.source);
    parser.value("date", options.update.recognition.defaults.date)
        ->check(CLI::Validator(check_date, "DATE"));
    parser.values("map", mappings)->check(CLI::Validator(check_mapping, ""));
    parser.value("headings", headings);
    parser.flag("dry-run", options.update.dry_run);
    parser.flag("wait", wait);
    parser.flag("json", options.json);
    auto* as_stats = parser.flag("stats", stats);
    auto* as_check = parser.flag("check", check)->excludes(as_stats);
    parser.flag("compact", compact)->excludes(as_stats)->excludes(as_check);
    parser.flag("verbose", options.verbosity);
    parser.flag("quiet", quiet);
    if (const auto done = parser.parse({argv + 1, argv + argc})) return {std::nullopt, *done};

    if (quiet) options.verbosity = -1;
    if (stats) options.task = Options::Task::stats;
    if (check) options.task = Options::Task::check;
    if (compact) options.task = Options::Task::compact;
    options.update.database =
        database.empty() ? store::default_database() : std::filesystem::path(database);
    options.update.roots.assign(roots.begin(), roots.end());
    for (const auto& mapping : mappings) options.update.reading.fields.add(mapping);
    if (options.task == Options::Task::update)
        options.update.recognition.headings = load_headings(headings);
    if (wait) options.update.when_locked = store::Writer::WhenLocked::wait;
    options.update.show_progress = ::isatty(STDERR_FILENO) != 0 && !quiet;
    return {options, 0};
}

}  // namespace udklip::indexer
