// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-index: parses the options, makes one call, prints a report and returns an exit code.
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <exception>
#include <memory>
#include <string_view>

#include "command_line/error.hpp"
#include "command_line/error_json.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "command_line/process/shortened.hpp"
#include "command_line/process/standard_streams.hpp"
#include "indexer/maintenance/maintenance.hpp"
#include "indexer/maintenance/recurring_lines.hpp"
#include "indexer/maintenance/stats.hpp"
#include "indexer/options.hpp"
#include "indexer/updating/update.hpp"
#include "indexer/updating/watching/watch.hpp"
#include "language/analyzer.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/location.hpp"
#include "translation/retelling.hpp"

namespace {

using namespace udklip;

namespace exit_code = command_line::exit_code;

using command_line::Printable;
using command_line::show;

const command_line::Messages messages("udklip-index");

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "set from a signal handler");

void on_signal(int) {
    interrupted = true;
}

void set_up_signals() {
    struct sigaction action {};
    action.sa_handler = on_signal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);  // a second Ctrl-C ends at once
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGHUP, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ,
                SIG_IGN);  // a limit on file size is an error like a full disk
}

/// Merging keeps the files of many segments open at the same time.
void allow_many_open_files() {
    struct rlimit limit {};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 16'384);
    setrlimit(RLIMIT_NOFILE,
              &limit);  // if this fails, a merge that needs more reports it
}

/// The text of a log line, made harmless: names of files and of fields are foreign.
class HarmlessText : public spdlog::custom_flag_formatter {
  public:
    void format(const spdlog::details::log_msg& message, const std::tm&,
                spdlog::memory_buf_t& out) override {
        const Printable text = command_line::shortened(
            Printable(std::string_view(message.payload.data(), message.payload.size())));
        out.append(text.str().data(), text.str().data() + text.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<HarmlessText>();
    }
};

/// "warning", in the language of the user.
class LevelName : public spdlog::custom_flag_formatter {
  public:
    void format(const spdlog::details::log_msg& message, const std::tm&,
                spdlog::memory_buf_t& out) override {
        const Printable name = name_of(message.level);
        out.append(name.str().data(), name.str().data() + name.str().size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override {
        return std::make_unique<LevelName>();
    }

  private:
    static Printable name_of(spdlog::level::level_enum level) {
        switch (level) {
            case spdlog::level::info:
                return show("info");
            case spdlog::level::warn:
                return show("warning");
            case spdlog::level::err:
                return show("error");
            default:
                return Printable(std::string_view(spdlog::level::to_string_view(level).data()));
        }
    }
};

void set_up_log() {
    spdlog::set_default_logger(spdlog::stderr_color_mt("udklip-index"));
    auto pattern = std::make_unique<spdlog::pattern_formatter>();
    pattern->add_flag<HarmlessText>('*').add_flag<LevelName>('~').set_pattern("%n: %^%~%$: %*");
    spdlog::set_formatter(std::move(pattern));
}

void set_verbosity(int verbosity) {
    spdlog::set_level(verbosity < 0    ? spdlog::level::err
                      : verbosity == 0 ? spdlog::level::warn
                                       : spdlog::level::debug);
}

void tell(const indexer::Options& options, const indexer::Report& report) {
    if (options.json) {
        command_line::print(Printable::json(indexer::to_json(report)) + "\n");
    } else if (options.verbosity >= 0) {
        std::string files;
        for (const auto& file : report.skipped_files) {
            files += translation::retold_line(translation::of_user(), file) + "\n";
        }
        command_line::print(Printable::text(files + indexer::to_text(report)));
    }
}

int watch(const indexer::Options& options) {
    const language::Lexicon lexicon = store::open_lexicon();
    indexer::watch(options.update, lexicon, interrupted,
                   [&](const indexer::Report& report) { tell(options, report); });
    return exit_code::kInterrupted;
}

int update(const indexer::Options& options) {
    const language::Lexicon lexicon = store::open_lexicon();
    const indexer::Report report = indexer::update(options.update, lexicon, interrupted);
    tell(options, report);
    if (report.interrupted) {
        const Printable told =
            options.update.rebuild
                ? show("interrupted; the database has not changed. Run again with --rebuild")
                : show("interrupted; articles taken so far are kept. Run again to go on");
        spdlog::warn(told.str());
        return exit_code::kInterrupted;
    }
    if (options.ignore_rejected && report.roots_not_believed.empty()) return exit_code::kDone;
    return report.is_partial() ? exit_code::kSomeRejected : exit_code::kDone;
}

int check(const indexer::Options& options) {
    const language::Lexicon lexicon = store::open_lexicon();
    const std::string faults = indexer::check(options.update.database, lexicon, interrupted);
    if (faults.empty()) {
        command_line::print(show("no faults found\n"));
        command_line::print(
            Printable::text(indexer::not_compared(options.update.database, lexicon)));
        return exit_code::kDone;
    }
    for (std::string_view left = faults; !left.empty();) {
        const std::string_view line =
            left.substr(0, std::min(left.find('\n'), left.size() - 1) + 1);
        command_line::print(Printable::text(translation::retold(translation::of_user(), line)));
        left.remove_prefix(line.size());
    }
    messages.error(show("the database is damaged"));
    messages.hint(show("--rebuild makes a new one from the files"));
    return static_cast<int>(ErrorCode::no_database);
}

int run(const indexer::Options& options) {
    using Task = indexer::Options::Task;
    switch (options.task) {
        case Task::update:
            return update(options);
        case Task::watch:
            return watch(options);
        case Task::check:
            return check(options);
        case Task::stats:
            command_line::print(
                Printable::text(indexer::stats(options.update.database, options.json)));
            return exit_code::kDone;
        case Task::recurring_lines:
            command_line::print(Printable::text(indexer::recurring_lines_report(
                options.update.database, options.update.headings, options.json, interrupted)));
            return exit_code::kDone;
        case Task::compact: {
            const language::Lexicon lexicon = store::open_lexicon();
            command_line::print(Printable::text(
                indexer::compact(options.update.database, language::Analyzer(lexicon).fingerprint(),
                                 options.update.when_locked, interrupted)));
            return exit_code::kDone;
        }
    }
    return exit_code::kDone;
}

}  // namespace

int main(int argc, char** argv) {
    command_line::open_standard_streams();
    set_up_signals();
    allow_many_open_files();
    set_up_log();
    store::end_with_message_if_xapian_terminates();
    try {
        const indexer::Parsed parsed = indexer::parse_options(argc, argv);
        if (!parsed.options) return parsed.exit_code;
        set_verbosity(parsed.options->verbosity);
        return run(*parsed.options);
    } catch (const std::exception& error) {
        return command_line::failed(messages, error, command_line::asks_for_json(argc, argv));
    }
}
