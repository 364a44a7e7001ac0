// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/options.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "language/date.hpp"
#include "language/date_parser.hpp"
#include "store/location.hpp"
#include "store/version.hpp"

namespace udklip::indexer {
namespace {

constexpr const char* kFooter = R"(
Files: .txt, .text (one article each), .jsonl, .ndjson (one article a line). Hidden files and
README files are left out. What is unchanged since the last run is not read again.

Exit codes: 0 done, 2 usage, 3 no database or damaged, 4 another process is writing, 5 made by
another version, 6 done but some articles were rejected, 7 cannot read or write, 130 interrupted.)";

std::string check_date(const std::string& text) {
    return language::parse_article_date(text) ? std::string()
                                              : "\"" + text + "\" is no date (2021, 2021-06, 2021-06-18)";
}

}  // namespace

Parsed parse_options(int argc, const char* const* argv) {
    Options options;
    std::string database;
    std::vector<std::string> roots;
    bool quiet = false;
    bool wait = false;
    bool stats = false;
    bool check = false;
    bool compact = false;

    CLI::App app("Bring a database of Danish articles up to date with files and folders.",
                 "udklip-index");
    app.footer(kFooter);
    app.add_option("PATH", roots, "files and folders; without any, those that the database knows");
    app.add_option("--db", database, "the database (default: $UDKLIP_DB, else ~/.local/share/udklip)");
    app.add_flag("--rebuild", options.update.rebuild, "build anew beside the old one, then replace it");
    app.add_flag("--keep-missing", options.update.keep_missing,
                 "do not remove articles whose file is gone");
    app.add_flag("--force", options.update.force,
                 "remove articles even if most of a folder's files are gone");
    app.add_option("--source", options.update.defaults.source, "source of articles that state none");
    app.add_option("--date", options.update.defaults.date, "date of articles that state none")
        ->check(CLI::Validator(check_date, "DATE"));
    app.add_flag("--dry-run", options.update.dry_run, "say what would be done");
    app.add_flag("--wait", wait, "wait for another writer to end");
    app.add_flag("--json", options.json, "the closing report as one JSON object on stdout");
    auto* tasks = app.add_option_group("instead of indexing");
    tasks->add_flag("--stats", stats, "what the database holds");
    tasks->add_flag("--check", check, "read everything and say what is damaged");
    tasks->add_flag("--compact", compact, "make the database as small as it can be");
    tasks->require_option(0, 1);
    app.add_flag("-v,--verbose", options.verbosity, "say what is done");
    app.add_flag("-q,--quiet", quiet, "errors only");
    app.set_version_flag("--version", std::string("udklip-index ") + std::string(store::kVersion));

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return {std::nullopt, app.exit(error) == 0 ? 0 : 2};
    }
    if (quiet) options.verbosity = -1;
    if (stats) options.task = Options::Task::stats;
    if (check) options.task = Options::Task::check;
    if (compact) options.task = Options::Task::compact;
    options.update.database = database.empty() ? store::default_database() : std::filesystem::path(database);
    options.update.roots.assign(roots.begin(), roots.end());
    if (wait) options.update.when_locked = store::Writer::WhenLocked::wait;
    options.update.show_progress = ::isatty(STDERR_FILENO) != 0 && !quiet;
    return {options, 0};
}

}  // namespace udklip::indexer
