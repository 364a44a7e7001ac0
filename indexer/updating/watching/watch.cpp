// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/watching/watch.hpp"

#include <spdlog/spdlog.h>

#include <chrono>
#include <exception>
#include <string>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/watching/folder_watch.hpp"
#include "indexer/updating/watching/watched_roots.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kQuiet = 200ms;  // so long nothing more must happen before it is taken in
constexpr auto kLongest = 1s;   // unless it has gone on for so long
constexpr auto kTick = 1s;      // to look for a signal that came between two waits
constexpr auto kLookAnyway = 10min;
constexpr auto kLookAtShared = 1min;  // where the system may not tell of changes
constexpr auto kLookOften = 30s;      // where not every folder can be watched
constexpr auto kTryAgain = 2s;

/// Until changes pause, but not for ever.
void gather(FolderWatch& folders) {
    const auto started = Clock::now();
    while (Clock::now() - started < kLongest && folders.wait(kQuiet) == FolderWatch::Seen::change) {
    }
}

bool did_something(const Report& report) {
    return report.written() + report.removed > 0;
}

}  // namespace

void watch(const UpdateOptions& options, const language::Lexicon& lexicon,
           const std::atomic<bool>& interrupted, const std::function<void(const Report&)>& done) {
    FolderWatch folders;
    std::error_code ignored;
    folders.leave_out(std::filesystem::weakly_canonical(options.database, ignored));
    UpdateOptions again = options;
    again.roots.clear();
    again.forget.clear();
    again.moved_root.clear();
    again.settings = {};
    again.rebuild = false;
    again.shard = {};
    again.force = false;
    again.show_progress = false;

    // Watched before they are looked at for the first time, so that nothing falls in between.
    for (const auto& root : options.roots) folders.add(resolve_root(root));
    done(update(options, lexicon, interrupted));
    WatchedRoots roots(roots_of(options.database));
    for (const auto& root : roots.all()) folders.add(root);
    const auto shared = roots.shared();
    for (const auto& root : shared) {
        spdlog::warn(
            command_line::show(
                "{}: a shared folder may not tell of its changes; looking there every minute",
                language::printable_line(root))
                .str());
    }
    const auto anyway = shared.empty() ? Clock::duration(kLookAnyway) : kLookAtShared;

    auto looked = Clock::time_point{};  // roots that were not named are looked at once more
    auto failed = Clock::time_point{};
    std::string last_error;
    while (!interrupted.load()) {
        const bool changed = folders.wait(kTick) == FolderWatch::Seen::change;
        if (interrupted.load()) return;
        const auto now = Clock::now();
        const bool due = now - looked > (folders.is_complete() ? anyway : kLookOften);
        const bool retry = failed != Clock::time_point{} && now - failed > kTryAgain;
        const auto replaced = roots.replaced();
        for (const auto& root : replaced) {
            spdlog::info(command_line::show("{}: there is another one now; watching it",
                                            language::printable_line(root))
                             .str());
            folders.add(root);
        }
        if (!changed && !due && !retry && replaced.empty()) continue;
        if (changed) gather(folders);
        failed = {};
        try {
            const Report report = update(again, lexicon, interrupted);
            if (did_something(report)) done(report);
            last_error.clear();
        } catch (const std::exception& error) {
            // Said once: another writer may be at it for long.
            if (last_error != error.what()) {
                last_error = error.what();
                const auto* known = dynamic_cast<const Error*>(&error);
                const auto what =
                    known == nullptr ? translation::Said(last_error) : known->message();
                spdlog::warn(command_line::show("{}; trying again", what).str());
            }
            failed = Clock::now();
        }
        looked = Clock::now();
    }
}

}  // namespace udklip::indexer
