// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/update.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "command_line/memory_shortage.hpp"
#include "command_line/messages.hpp"
#include "indexer/updating/doubtful_roots.hpp"
#include "indexer/updating/file_selection.hpp"
#include "indexer/updating/moved_root.hpp"
#include "indexer/updating/place_set.hpp"
#include "indexer/updating/run.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/targets/direct_target.hpp"
#include "indexer/updating/targets/segment_target.hpp"
#include "language/analyzer.hpp"
#include "language/line_hyphens.hpp"
#include "language/text/printable.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/locked_database.hpp"
#include "store/merge.hpp"
#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

using language::printable_line;
using store::Writer;

/// Segments cost a copy of what is there, and are several times as fast for what is new: where
/// nothing is there, they always pay. Where the border lies was measured: docs/indexing.md.
bool is_worth_segments(std::uint64_t to_read, const Xapian::Database& before,
                       const UpdateOptions& options) {
    if (options.segments_from) return to_read >= *options.segments_from;
    if (before.get_doccount() == 0) return to_read > 0;
    constexpr std::uint64_t kAlwaysDirect = 4'000'000;
    constexpr std::uint64_t kShareOfDatabase = 64;
    const std::string generation = store::current_generation(options.database);
    const std::uint64_t there =
        generation.empty() ? 0 : store::bytes_in(options.database / generation);
    return to_read > std::max(kAlwaysDirect, there / kShareOfDatabase);
}

/// So many builders as there are cores, and as memory can hold. Measured: docs/indexing.md.
SegmentTarget::Limits limits_for(const UpdateOptions& options) {
    constexpr std::uint64_t kSmallestBuilder = 32'000'000;
    constexpr std::uint64_t kMemoryPerByte = 20;  // of text, for what waits and what is built
    constexpr std::uint64_t kLargestBatch = 8'000'000;
    constexpr double kInverted = .6;  // of a builder's memory
    const unsigned wanted = options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
    const auto fitting =
        static_cast<unsigned>(std::min<std::uint64_t>(options.memory / kSmallestBuilder, wanted));
    const unsigned threads = std::max(1U, fitting);
    const std::uint64_t memory = options.memory / threads;
    return {threads, std::min(memory / kMemoryPerByte, kLargestBatch),
            static_cast<std::size_t>(kInverted * static_cast<double>(memory)),
            options.sample_bytes};
}

/// Whether tables of our own may be written. If not, the log says why.
bool may_write_tables(const UpdateOptions& options, const Writer* writer) {
    if (options.direct || writer == nullptr) return false;
    if (writer->can_take_our_tables()) return true;
    spdlog::warn(
        command_line::show(
            "this Xapian ({}) has another table format; building through its own interface",
            Xapian::version_string())
            .str());
    return false;
}

/// What the database remembers of earlier runs. A rebuild that is told what to index does not need
/// what cannot be read any more.
struct Remembered {
    store::DatabaseState state;
    store::FileTable files;
    Xapian::Database articles;
};

/// Refuses to take in a renamed root beside itself: each article would be there twice.
void refuse_renamed_root(const UpdateOptions& options, const std::vector<std::string>& given,
                         const Remembered& known) {
    if (options.force || !options.forget.empty() || !options.moved_root.empty()) return;
    const auto moved = find_moved_root(given, known.state.roots, known.files);
    if (!moved) return;
    throw Error(ErrorCode::usage,
                said("{} has the files of {}, which is gone; nothing was changed",
                     printable_line(moved->to), printable_line(moved->from)),
                command_line::command("if it was renamed: udklip-index --db {} --move-root {} {}",
                                      options.database.string(), moved->from, moved->to));
}

std::unique_ptr<Target> make_target(const UpdateOptions& options, Writer* writer,
                                    const Remembered& known, bool in_segments,
                                    const language::Lexicon& lexicon,
                                    language::Analyzer& analyzer) {
    const Xapian::Database nothing(std::string(), Xapian::DB_BACKEND_INMEMORY);
    const Xapian::Database& before = known.articles;
    if (writer == nullptr) {
        return std::make_unique<NoTarget>(options.rebuild ? nothing : before);
    }
    if (!in_segments) return std::make_unique<DirectTarget>(*writer, analyzer, options.memory);
    // Files without an article are remembered, too.
    const bool anew = options.rebuild || (before.get_doccount() == 0 && known.files.empty());
    return std::make_unique<SegmentTarget>(
        *writer, anew ? Writer::Base::nothing : Writer::Base::current, anew ? nothing : before,
        lexicon, analyzer, limits_for(options));
}

Remembered remembered_by(const store::LockedDatabase& database, const UpdateOptions& options) {
    try {
        return {database.state(), database.files(), database.open()};
    } catch (const Error& error) {
        if (!options.rebuild || store::names_others(options.database)) throw;
        if (options.roots.empty()) {
            throw Error(
                error.code(), said("{}; what it was made from cannot be read", error.message()),
                command_line::command("name the folders: udklip-index --db {} --rebuild FOLDER",
                                      options.database.string()));
        }
        return {{}, {}, Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY)};
    }
}

/// The shard that the database will hold after this run.
store::Shard shard_after(const UpdateOptions& options, const store::LockedDatabase& database,
                         const Remembered& known) {
    const store::Shard wanted = options.shard.value_or(known.state.shard);
    if (options.rebuild || known.state.schema.empty() || wanted == known.state.shard) return wanted;
    throw Error(
        ErrorCode::usage,
        said("{} holds shard {}, not {}", database.directory().string(),
             store::to_string(known.state.shard), store::to_string(wanted)),
        command_line::command("to divide it otherwise: udklip-index --db {} --rebuild --shard {}",
                              database.directory().string(), store::to_string(wanted)));
}

/// Refuses, before anything is made, a run that could not index anything.
void require_something_to_index(const UpdateOptions& options, bool knows_roots) {
    if (!options.roots.empty() || knows_roots) return;
    throw Error(ErrorCode::usage, said("there is nothing to index"),
                command_line::command("name a folder: udklip-index --db {} FOLDER",
                                      options.database.string()));
}

Belief belief_of(const UpdateOptions& options) {
    if (options.force) return Belief::all;
    return options.keep_missing ? Belief::losing_nothing : Belief::doubting;
}

/// A folder of other things is more often a slip than the place for a database.
void warn_of_other_things(const fs::path& folder) {
    std::error_code ignored;
    if (fs::exists(folder / "XAPIANDB", ignored)) return;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        const auto name = entry.path().filename().string();
        if (name == "lock" || name.starts_with("generation-")) continue;
        spdlog::warn(command_line::show("{}: holds {} and no database; one is made there now (--db "
                                        "takes a folder of its own)",
                                        folder.string(), name)
                         .str());
        return;
    }
}

void report_doubtful(const std::vector<DoubtfulRoot>& doubtful) {
    for (const auto& root : doubtful) {
        spdlog::warn(
            command_line::show(
                "{}: {}; it counts as not looked at, and what was taken from there is kept",
                root.path, root.reason)
                .str());
    }
    if (!doubtful.empty()) {
        spdlog::warn(
            command_line::show("if that is right, run again with --force, or with --forget FOLDER")
                .str());
    }
}

/// What is built anew has no damaged lengths: memory that is refused is not there.
Report go(Run& run, bool anew) {
    try {
        return run.go();
    } catch (const std::bad_alloc&) {
        if (anew) throw command_line::out_of_memory();
        throw;
    }
}

Report do_update(const UpdateOptions& options, const language::Lexicon& lexicon,
                 const std::atomic<bool>& interrupted) {
    const auto given = paths_of(options.roots);
    std::error_code ignored;
    if (!fs::exists(options.database, ignored)) require_something_to_index(options, false);
    warn_of_other_things(options.database);
    // Nothing is decided without the lock; a dry run only says what it sees.
    store::LockedDatabase database =
        options.dry_run
            ? store::LockedDatabase::seen_without_lock(options.database)
            : store::LockedDatabase(options.database, options.when_locked, &interrupted);
    if (options.rebuild && !options.dry_run && store::mend_stub(options.database)) {
        spdlog::warn(command_line::show(
                         "{}: its stub was damaged and names the generation again that was there",
                         options.database.string())
                         .str());
    }
    Remembered known = remembered_by(database, options);
    require_something_to_index(options, !known.state.roots.empty());
    refuse_renamed_root(options, given, known);
    const store::Shard shard = shard_after(options, database, known);
    auto aliases = store::changed_aliases(std::move(known.state.aliases), options.aliases);
    language::Analyzer analyzer(lexicon);
    const language::LineHyphens hyphens(lexicon);
    std::unique_ptr<Writer> writer;
    if (!options.dry_run) {
        writer = std::make_unique<Writer>(
            options.rebuild ? Writer::rebuild(std::move(database), analyzer.fingerprint(), shard)
                            : Writer::open(std::move(database), analyzer.fingerprint(), shard));
        writer->set_aliases(std::move(aliases));
    }
    Roots roots = roots_after(options, given, std::move(known.state.roots));
    Scan found = look(options, given, roots, known.files);
    const auto doubtful = leave_out_doubtful_roots(found, roots, known.files, belief_of(options));
    report_doubtful(doubtful);
    roots.set_skipped(PlaceSet(found.starts), found.skipped);
    if (options.rebuild) add_kept_files(found, roots, known.files, options.keep_missing);
    find_grown(found, roots, options, shard);

    Report report = store::translating(
        options.database.string(),
        [&] {
            const bool in_segments =
                (options.rebuild || is_worth_segments(bytes_to_read(found, roots, options),
                                                      known.articles, options)) &&
                may_write_tables(options, writer.get());
            auto target = make_target(options, writer.get(), known, in_segments, lexicon, analyzer);
            Run run({roots, found, std::move(known.files), options.headings, options.limits,
                     options.keep_missing, options.rebuild, options.show_progress, shard,
                     options.rebuild ? &known.articles : nullptr, &hyphens, options.list_skipped,
                     &options.outside},
                    std::move(target), interrupted);
            Report done = go(run, options.rebuild || known.state.schema.empty());
            if (!options.dry_run && !done.interrupted) store::mark_up_to_date(options.database);
            return done;
        },
        store::OtherWriters::none);
    for (const auto& root : doubtful) report.roots_not_believed.push_back(root.path);
    return report;
}

}  // namespace

std::vector<std::string> roots_of(const fs::path& database) {
    return Roots(store::LockedDatabase::seen_without_lock(database).state().roots).outer();
}

Report update(const UpdateOptions& options, const language::Lexicon& lexicon,
              const std::atomic<bool>& interrupted) {
    const auto started = std::chrono::steady_clock::now();
    Report report = do_update(options, lexicon, interrupted);
    report.dry_run = options.dry_run;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

}  // namespace udklip::indexer
