// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/run.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "command_line/messages.hpp"
#include "indexer/reading/sources/file_content.hpp"
#include "language/text/printable.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/schema.hpp"

namespace udklip::indexer {
namespace {

std::uint64_t bytes_of(const Scan& found) {
    std::uint64_t sum = 0;
    for (const auto& file : found.files) sum += file.size;
    return sum;
}

PlaceSet places_of(const std::vector<ScanProblem>& problems) {
    PlaceSet places;
    for (const auto& problem : problems) places.insert(problem.path);
    return places;
}

store::FileState state_of(const FoundFile& file) {
    store::FileState state;
    state.path = file.path;
    state.size = file.size;
    state.modified = file.modified;
    state.changed = file.changed;
    state.inode = file.inode;
    return state;
}

/// Whether size, times and inode are those of a file that was read.
bool is_untouched(const FoundFile& file, const store::FileState& known) {
    return known.size == file.size && known.modified == file.modified &&
           known.changed == file.changed && known.inode == file.inode;
}

/// Why a file cannot be read. Of an error that is the file's own, the caller names the file.
std::string reason_of(const std::system_error& error) {
    const bool is_own = dynamic_cast<const NoReader*>(&error) == nullptr;
    return is_own ? error.code().message() : error.what();
}

}  // namespace

Run::Run(RunPlan plan, std::unique_ptr<Target> target, const std::atomic<bool>& interrupted)
    : plan_(std::move(plan)),
      target_(std::move(target)),
      interrupted_(&interrupted),
      report_(plan_.show_progress, bytes_of(plan_.found)),
      articles_(*target_, *this, report_.counts()),
      hidden_(places_of(plan_.found.problems)),
      looked_(plan_.found.starts),
      recognition_{{}, plan_.headings, plan_.hyphens},
      how_(fingerprint(recognition_)) {}

const store::FileState* Run::known(const std::string& path) const {
    const auto file = plan_.known.find(path);
    return file == plan_.known.end() ? nullptr : &file->second;
}

const FoundFile* Run::found(std::string_view path) const {
    const auto& files = plan_.found.files;
    const auto file = std::lower_bound(
        files.begin(), files.end(), path,
        [](const FoundFile& one, std::string_view wanted) { return one.path < wanted; });
    return file == files.end() || file->path != path ? nullptr : &*file;
}

/// Files that an unreadable folder may hide, or that lie elsewhere, count as there: nothing is
/// removed because of them.
bool Run::is_there(const std::string& path) const {
    if (found(path) != nullptr) return true;
    return plan_.roots.holds(path) && (hidden_.holds(path) || !looked_.holds(path));
}

bool Run::will_be_read(const std::string& path) const {
    const FoundFile* file = found(path);
    return file != nullptr && !file->is_kept && path > at_ && ::access(path.c_str(), R_OK) == 0;
}

/// The next commit tells later runs as well.
void Run::read_again(const std::string& path) {
    must_read_.insert(path);
    const auto* state = known(path);
    if (state != nullptr) target_->remember(unread(path, state->articles, state->rejected));
    if (state == nullptr && found(path) != nullptr) target_->remember(unread(path, 0, 0));
}

Report Run::go() {
    target_->set_roots(plan_.roots.all());
    Report& counts = report_.counts();
    counts.lists_skipped = plan_.lists_skipped;
    report_problems();
    for (const auto& file : plan_.found.files) {
        if (stop()) break;
        at_ = file.path;
        if (file.is_kept) {
            keep(file);
            continue;
        }
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
    for (const auto& file : plan_.found.skipped) report_.skip(file.path, file.reason);
    if (plan_.found.problems.empty()) return;
    std::unordered_set<std::string_view> hiding;  // those below which something is known
    for (const auto& [path, state] : plan_.known) {
        if (const auto* place = hidden_.innermost(path)) hiding.insert(*place);
    }
    for (const auto& problem : plan_.found.problems) {
        report_.reject(problem.path, problem.reason + (hiding.contains(problem.path)
                                                           ? "; what was taken from it is kept"
                                                           : ""));
    }
}

void Run::finish() {
    if (auto writing = target_->assembled()) {
        target_ = std::move(writing);
        articles_.write_to(*target_);
    }
    if (!stop() && !plan_.keep_missing && !is_rebuild()) remove_vanished();
    if (stop() && plan_.whole_or_nothing) return;
    articles_.settle();
    target_->finish();
}

std::string Run::how_to_read(const std::string& path) const {
    return plan_.outside == nullptr ? how_ : how_ + plan_.outside->fingerprint(path);
}

void Run::look_at(const FoundFile& file) {
    const auto* before = is_rebuild() ? nullptr : file.before;
    if (before != nullptr) ++known_and_found_;
    const std::uint64_t reading = reading_hash(plan_.roots, file.path, how_to_read(file.path));
    const bool as_before = before != nullptr && before->size == file.size && before->is_read() &&
                           before->reading == reading && !must_read_.contains(file.path);
    if (as_before && is_untouched(file, *before)) {
        return count_as_before(file);
    }
    if (before != nullptr && before->is_read() && before->reading != reading) {
        spdlog::info(command_line::show(
                         "{}: read again, because its settings or the tables of headings changed",
                         language::printable_line(file.path))
                         .str());
    }
    try {
        const std::uint64_t hash = file.grown_hash ? *file.grown_hash : hash_file(file.path);
        if (!as_before || before->hash != hash) return read(file, hash, reading);
        count_as_before(file);
        store::FileState touched = *before;
        touched.modified = file.modified;
        touched.changed = file.changed;
        touched.inode = file.inode;
        target_->remember(touched);
    } catch (const std::system_error& error) {
        // Not remembered as read: a later run may have the right to read it.
        report_.reject(file.path, fmt::format("cannot be read: {}", reason_of(error)));
        keep(file);
    }
}

void Run::count_as_before(const FoundFile& file) {
    report_.counts().unchanged += file.before->articles;
    report_.reject_as_before(file.before->rejected);
    report_.skip_as_before(file.path, file.before->skipped);
}

/// Whether a file of another path has this content: it was moved, or is a copy.
bool Run::is_known_content(const FoundFile& file, std::uint64_t hash) {
    if (file.before != nullptr) return false;
    if (known_contents_.empty()) {
        for (const auto& [path, state] : plan_.known) known_contents_.insert(state.hash);
    }
    return known_contents_.contains(hash);
}

void Run::read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading) {
    const store::Root& settings = plan_.roots.innermost(file.path);
    recognition_.defaults = {settings.source, settings.date};
    recognition_.timezone = settings.timezone.empty() ? language::kDefaultZone : settings.timezone;
    ReadOptions options{{}, plan_.limits, &plan_.headings.headers(), &foreign_, plan_.outside};
    for (const auto& mapping : settings.mappings) options.fields.add(mapping);
    const ReadingContext context{*target_,      articles_,   report_,
                                 *interrupted_, plan_.shard, is_known_content(file, hash)};
    FileReading file_reading(context, file, recognition_, options);
    const auto* before = is_rebuild() ? nullptr : known(file.path);
    try {
        const bool done = goes_on(file, reading)
                              ? file_reading.read_on(*before)
                              : file_reading.read(before == nullptr ? 0 : before->articles);
        if (!done) return;
    } catch (const std::system_error& error) {
        if (file_reading.taken() > 0) file_reading.remember_unfinished();
        report_.reject(file.path, fmt::format("cannot be read: {}", reason_of(error)));
        return keep_articles(file, file_reading);
    }
    store::FileState state = state_of(file);
    state.hash = hash;
    state.reading = reading;
    state.articles = file_reading.taken();
    state.rejected = file_reading.rejected();
    state.skipped = file_reading.skipped();
    state.rejections = file_reading.rejections();
    // What was hashed may not be what was read: somebody wrote to the file meanwhile.
    if (!is_as_found(file)) state.modified = store::FileState::kUnread;
    target_->remember(state);
    articles_.commit_if_due();
}

/// Whether all that was taken from the file before still holds for its beginning.
bool Run::goes_on(const FoundFile& file, std::uint64_t reading) const {
    const auto* before = is_rebuild() ? nullptr : known(file.path);
    return before != nullptr && file.grown_hash && before->is_read() &&
           before->reading == reading && !must_read_.contains(file.path);
}

/// Takes over the articles that a file had before, if this is a rebuild.
void Run::keep(const FoundFile& file) {
    if (!is_rebuild()) return;
    const Recognition how{{}, plan_.headings};
    const ReadOptions options{{}, plan_.limits};
    const ReadingContext context{*target_, articles_, report_, *interrupted_, plan_.shard, true};
    FileReading file_reading(context, file, how, options);
    articles_.begin_file(file.path);
    keep_articles(file, file_reading);
}

void Run::keep_articles(const FoundFile& file, FileReading& reading) {
    const auto* before = known(file.path);
    if (!is_rebuild() || before == nullptr) return;
    const bool is_whole = reading.taken() == 0;
    store::Articles articles(*plan_.before);
    const std::string term = store::term(store::prefix::file, file.path);
    const auto end = plan_.before->postlist_end(term);
    for (auto article = plan_.before->postlist_begin(term); article != end; ++article) {
        reading.keep(articles.fetch(*article));
    }
    store::FileState state = *before;
    state.articles = reading.taken();
    if (!is_whole || reading.has_made_up_place()) state = unread(file.path, reading.taken(), 0);
    target_->remember(state);
}

/// Removes the articles of files that are gone, or that no root holds any more.
void Run::remove_vanished() {
    if (known_and_found_ == plan_.known.size()) return;
    for (const auto& [path, state] : plan_.known) {
        if (is_there(path)) continue;
        target_->remember(unread(path, state.articles, state.rejected));
        articles_.remove_file(path);
        target_->forget(path);
        articles_.commit_if_due();
    }
}

}  // namespace udklip::indexer
