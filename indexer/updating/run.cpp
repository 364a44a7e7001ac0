// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/run.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <system_error>
#include <utility>

#include "indexer/reading/sources/file_content.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {

using language::printable_line;

bool is_hidden(const std::string& path, const Scan& found) {
    return std::any_of(found.problems.begin(), found.problems.end(),
                       [&](const auto& problem) { return is_below(path, problem.path); });
}

Run::Run(RunPlan plan, Target& target, const std::atomic<bool>& interrupted)
    : plan_(std::move(plan)),
      target_(&target),
      interrupted_(&interrupted),
      articles_(target, *this, report_),
      recognition_{{}, plan_.headings},
      how_(fingerprint(recognition_)) {
    for (const auto& file : plan_.found.files) seen_.emplace(file.path, &file);
}

bool Run::is_seen(const std::string& path) const {
    return seen_.contains(path);
}

/// Those that a folder may hide that could not be opened, or that lie elsewhere, are no reason to
/// take something away.
bool Run::is_there(const std::string& path) const {
    if (is_seen(path) || is_hidden(path, plan_.found)) return true;
    const auto& starts = plan_.found.starts;
    const bool looked = std::any_of(starts.begin(), starts.end(),
                                    [&](const auto& start) { return is_below(path, start); });
    return !looked && plan_.roots.holds(path);
}

/// In the same commit as the reason for it, it becomes known to later runs as well.
void Run::read_again(const std::string& path) {
    must_read_.insert(path);
    if (all_looked_at_ || path <= at_) seconds_.insert(path);
    const auto known = plan_.known.find(path);
    if (known != plan_.known.end()) {
        remember_unread(path, known->second.articles, known->second.rejected);
    } else if (is_seen(path)) {
        remember_unread(path, 0, 0);
    }
}

Report Run::go() {
    target_->set_roots(plan_.roots.all());
    articles_.settle_ids();
    for (const auto& problem : plan_.found.problems) {
        if (!plan_.tells_rejections) break;
        const bool hides =
            std::any_of(plan_.known.begin(), plan_.known.end(),
                        [&](const auto& file) { return is_below(file.first, problem.path); });
        spdlog::warn("{}: {}{}", printable_line(problem.path), problem.reason,
                     hides ? "; what was taken from it is kept" : "");
        ++report_.rejected;
    }
    std::uint64_t total = 0;
    std::uint64_t done = 0;
    for (const auto& file : plan_.found.files) total += file.size;
    progress_.emplace(plan_.show_progress, total);
    for (const auto& file : plan_.found.files) {
        if (stop()) break;
        at_ = file.path;
        ++report_.files;
        look_at(file);
        progress_->update(done += file.size, report_.articles());
    }
    if (!stop() || !plan_.whole_or_nothing) finish();
    report_.interrupted = stop();
    progress_->clear();
    return report_;
}

void Run::finish() {
    all_looked_at_ = true;
    if (target_->assemble()) articles_.target_was_assembled();
    if (!stop() && !plan_.keep_missing) remove_vanished();
    if (!stop()) read_seconds();
    if (!stop() || !plan_.whole_or_nothing) target_->finish();
}

void Run::look_at(const FoundFile& file) {
    const auto known = plan_.known.find(file.path);
    const std::uint64_t reading = reading_hash(plan_.roots, file.path, how_);
    const bool as_before = known != plan_.known.end() && known->second.size == file.size &&
                           known->second.reading == reading && !must_read_.contains(file.path);
    if (as_before && known->second.modified == file.modified) {
        report_.unchanged += known->second.articles;
        return;
    }
    if (known != plan_.known.end() && known->second.reading != reading) {
        spdlog::info("{}: read again, for it is read otherwise now", printable_line(file.path));
    }
    file_ = &file;
    taken_ = rejected_ = 0;
    try {
        const std::uint64_t hash = hash_file(file.path);
        if (as_before && known->second.hash == hash) {
            report_.unchanged += known->second.articles;
            store::FileState touched = known->second;
            touched.modified = file.modified;
            remember(touched);
        } else {
            read(file, hash, reading);
        }
    } catch (const std::system_error& error) {
        // Not remembered as read: rights may be mended without the file's time changing.
        if (taken_ > 0) remember_unfinished();
        reject({}, fmt::format("cannot be read: {}", error.code().message()));
    }
    file_ = nullptr;
}

void Run::read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading) {
    const store::Root& settings = plan_.roots.innermost(file.path);
    recognition_.defaults = {settings.source, settings.date};
    ReadOptions options{{}, plan_.limits};
    for (const auto& mapping : settings.mappings) options.fields.add(mapping);
    articles_.begin_file(file.path, file.relative_path());
    read_articles(file.path, file.format, options, *this);
    if (stop()) return remember_unfinished();  // half a file does not say what is gone from it
    // Removing many is committed on the way.
    const auto known = plan_.known.find(file.path);
    if (known != plan_.known.end() && known->second.articles > taken_) remember_unfinished();
    articles_.end_file();
    remember({file.path, file.size, file.modified, hash, reading, taken_, rejected_});
    if (target_->commit_is_due()) target_->commit();
}

void Run::article(Article&& article) {
    if (stop()) return;
    const auto warn_of = [&](const std::string& what) { tell(article, what); };
    const std::string relative = file_->relative_path();
    const std::string fallback = fallback_id(relative, article);
    if (plan_.shard.count > 1) {
        const std::string stated = stated_id(article);
        if (!plan_.shard.holds(stated.empty() ? fallback : stated)) return;
    }
    store::Record record =
        recognise(article, path_with_member(relative, article), recognition_, warn_of);
    if (record.text.empty() && record.title.empty()) return refuse(article, "has no text");
    record.path = path_with_member(file_->path, article);
    articles_.put(std::move(record), fallback, warn_of);
    ++taken_;
    if (target_->commit_is_due()) {
        remember_unfinished();
        target_->commit();
    }
}

/// Articles that are committed before their file is read to its end must be known to be its own: if
/// the run ends here and the file goes, they are to go with it.
void Run::remember_unfinished() {
    remember_unread(file_->path, taken_, rejected_);
}

void Run::remember_unread(const std::string& path, std::uint32_t articles, std::uint32_t rejected) {
    remember({path, 0, store::FileState::kUnread, 0, 0, articles, rejected});
}

void Run::reject(const Place& place, const std::string& reason) {
    if (plan_.tells_rejections) refuse(place, reason);
}

void Run::refuse(const Place& place, const std::string& reason) {
    if (progress_) progress_->clear();
    spdlog::warn("{}: {}", where(place), printable_line(reason));
    ++report_.rejected;
    ++rejected_;
}

void Run::warn(const Place& place, const std::string& what) {
    if (plan_.tells_rejections) tell(place, what);
}

void Run::tell(const Place& place, const std::string& what) {
    if (progress_) progress_->clear();
    spdlog::warn("{}: {}", where(place), printable_line(what));
}

std::string Run::where(const Place& place) const {
    return printable_line(to_string(file_->path, place));
}

void Run::remember(const store::FileState& state) {
    target_->remember(state);
}

/// Files that the database knows and that are not there any more, or that no root holds.
void Run::remove_vanished() {
    for (const auto& [path, state] : plan_.known) {
        if (is_there(path)) continue;
        remember_unread(path, state.articles, state.rejected);
        articles_.remove_file(path);
        target_->forget(path);
        if (target_->commit_is_due()) target_->commit();
    }
}

/// Reading one may free ids that others wait for; each round settles the first of them by path.
void Run::read_seconds() {
    while (!seconds_.empty() && !stop()) {
        at_ = *seconds_.begin();
        seconds_.erase(seconds_.begin());
        const auto file = seen_.find(at_);
        if (file == seen_.end()) continue;
        const Report before = report_;
        look_at(*file->second);
        // Its articles were counted when it was looked at for the first time.
        report_.unchanged =
            before.unchanged - std::min(before.unchanged, report_.written() - before.written());
    }
}

}  // namespace udklip::indexer
