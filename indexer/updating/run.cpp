// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/run.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/reading/sources/file_content.hpp"
#include "indexer/updating/file_reading.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {
namespace {

std::uint64_t bytes_of(const Scan& found) {
    std::uint64_t sum = 0;
    for (const auto& file : found.files) sum += file.size;
    return sum;
}

}  // namespace

bool is_hidden(const std::string& path, const Scan& found) {
    return std::any_of(found.problems.begin(), found.problems.end(),
                       [&](const auto& problem) { return is_below(path, problem.path); });
}

Run::Run(RunPlan plan, std::unique_ptr<Target> target, const std::atomic<bool>& interrupted)
    : plan_(std::move(plan)),
      target_(std::move(target)),
      interrupted_(&interrupted),
      report_(plan_.show_progress, bytes_of(plan_.found)),
      articles_(*target_, *this, report_.counts()),
      how_(fingerprint({{}, plan_.headings})) {
    for (const auto& file : plan_.found.files) seen_.emplace(file.path, &file);
}

/// Files that an unreadable folder may hide, or that lie elsewhere, count as there: nothing is
/// removed because of them.
bool Run::is_there(const std::string& path) const {
    if (is_seen(path) || is_hidden(path, plan_.found)) return true;
    const auto& starts = plan_.found.starts;
    const bool looked = std::any_of(starts.begin(), starts.end(),
                                    [&](const auto& start) { return is_below(path, start); });
    return !looked && plan_.roots.holds(path);
}

/// The next commit tells later runs as well.
void Run::read_again(const std::string& path) {
    must_read_.insert(path);
    if (all_looked_at_ || path <= at_) seconds_.insert(path);
    const auto known = plan_.known.find(path);
    if (known != plan_.known.end()) {
        target_->remember(unread(path, known->second.articles, known->second.rejected));
    } else if (is_seen(path)) {
        target_->remember(unread(path, 0, 0));
    }
}

Report Run::go() {
    target_->set_roots(plan_.roots.all());
    articles_.settle_ids();
    report_problems();
    Report& counts = report_.counts();
    for (const auto& file : plan_.found.files) {
        if (stop()) break;
        at_ = file.path;
        ++counts.files;
        look_at(file);
        report_.advance(file.size);
    }
    if (!stop() || !plan_.whole_or_nothing) finish();
    counts.interrupted = stop();
    report_.clear_progress();
    return counts;
}

void Run::report_problems() {
    if (!plan_.reports_rejections) return;
    for (const auto& problem : plan_.found.problems) {
        const bool hides =
            std::any_of(plan_.known.begin(), plan_.known.end(),
                        [&](const auto& file) { return is_below(file.first, problem.path); });
        report_.reject(problem.path,
                       problem.reason + (hides ? "; what was taken from it is kept" : ""));
    }
}

void Run::finish() {
    all_looked_at_ = true;
    if (auto writing = target_->assembled()) {
        target_ = std::move(writing);
        articles_.write_to(*target_);
    }
    if (!stop() && !plan_.keep_missing) remove_vanished();
    if (!stop()) read_seconds();
    if (!stop() || !plan_.whole_or_nothing) target_->finish();
}

void Run::look_at(const FoundFile& file) {
    Report& counts = report_.counts();
    const auto known = plan_.known.find(file.path);
    const std::uint64_t reading = reading_hash(plan_.roots, file.path, how_);
    const bool as_before = known != plan_.known.end() && known->second.size == file.size &&
                           known->second.reading == reading && !must_read_.contains(file.path);
    if (as_before && known->second.modified == file.modified) {
        counts.unchanged += known->second.articles;
        return;
    }
    if (known != plan_.known.end() && known->second.reading != reading) {
        spdlog::info("{}: read again, because its settings or the tables of headings changed",
                     language::printable_line(file.path));
    }
    try {
        const std::uint64_t hash = hash_file(file.path);
        if (as_before && known->second.hash == hash) {
            counts.unchanged += known->second.articles;
            store::FileState touched = known->second;
            touched.modified = file.modified;
            target_->remember(touched);
        } else {
            read(file, hash, reading);
        }
    } catch (const std::system_error& error) {
        // Not remembered as read: a later run may have the right to read it.
        report_.reject(file.path, fmt::format("cannot be read: {}", error.code().message()));
    }
}

void Run::read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading) {
    const store::Root& settings = plan_.roots.innermost(file.path);
    const Recognition how{{settings.source, settings.date}, plan_.headings};
    ReadOptions options{{}, plan_.limits};
    for (const auto& mapping : settings.mappings) options.fields.add(mapping);
    const ReadingContext context{*target_,      articles_,   report_,
                                 *interrupted_, plan_.shard, plan_.reports_rejections};
    FileReading file_reading(context, file, how, options);
    const auto known = plan_.known.find(file.path);
    try {
        if (!file_reading.read(known == plan_.known.end() ? 0 : known->second.articles)) return;
    } catch (const std::system_error&) {
        if (file_reading.taken() > 0) file_reading.remember_unfinished();
        throw;
    }
    target_->remember({file.path, file.size, file.modified, hash, reading, file_reading.taken(),
                       file_reading.rejected()});
    if (target_->commit_is_due()) target_->commit();
}

/// Removes the articles of files that are gone, or that no root holds any more.
void Run::remove_vanished() {
    for (const auto& [path, state] : plan_.known) {
        if (is_there(path)) continue;
        target_->remember(unread(path, state.articles, state.rejected));
        articles_.remove_file(path);
        target_->forget(path);
        if (target_->commit_is_due()) target_->commit();
    }
}

/// Reading a file may free ids that others wait for; each round settles the first of them by path.
void Run::read_seconds() {
    Report& counts = report_.counts();
    while (!seconds_.empty() && !stop()) {
        at_ = *seconds_.begin();
        seconds_.erase(seconds_.begin());
        const auto file = seen_.find(at_);
        if (file == seen_.end()) continue;
        const Report before = counts;
        look_at(*file->second);
        // Its articles were counted when it was looked at for the first time.
        counts.unchanged =
            before.unchanged - std::min(before.unchanged, counts.written() - before.written());
    }
}

}  // namespace udklip::indexer
