// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/update.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "command_line/messages.hpp"
#include "indexer/updating/refusals.hpp"
#include "indexer/updating/run.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/shard_update.hpp"
#include "indexer/updating/targets/direct_target.hpp"
#include "indexer/updating/targets/segment_target.hpp"
#include "language/analyzer.hpp"
#include "language/text/printable.hpp"
#include "store/endpoints.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/merge.hpp"
#include "store/shards.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

using language::printable_line;
using store::Writer;

/// Its shards, or the database itself; none if there is no database.
std::vector<fs::path> databases_in(const fs::path& database) {
    const std::string generation = store::current_generation(database);
    if (generation.empty()) return {};
    auto databases = store::shards_in(database / generation);
    if (databases.empty()) databases.push_back(database);
    return databases;
}

/// As the first of its shards has them that has any.
std::vector<store::Root> load_roots(const fs::path& database) {
    return store::translating(database.string(), [&] {
        std::vector<store::Root> roots;
        for (const auto& path : databases_in(database)) {
            if (roots.empty()) roots = store::load_roots(store::open_local(path));
        }
        return roots;
    });
}

Remembered load(const fs::path& database) {
    Remembered known{load_roots(database), {}};
    store::translating(database.string(), [&] {
        for (const auto& path : databases_in(database)) {
            store::FileTable files = store::load_files(store::open_local(path));
            if (known.files.empty()) {
                known.files = std::move(files);
                continue;
            }
            for (auto& [name, state] : files) {
                const auto [entry, is_new] = known.files.emplace(name, state);
                if (!is_new) entry->second.articles += state.articles;
            }
        }
    });
    return known;
}

/// A root that is to be forgotten may be gone: then it is what it would have been called.
std::string name_of_root(const fs::path& given) {
    return fs::weakly_canonical(fs::absolute(given)).string();
}

/// The roots as they are after this run.
Roots roots_after(const UpdateOptions& options, const std::vector<std::string>& given,
                  std::vector<store::Root> known) {
    Roots roots(std::move(known));
    for (const auto& path : options.forget) {
        const std::string name = name_of_root(path);
        if (roots.forget(name)) continue;
        throw Error(ErrorCode::usage,
                    fmt::format("{} is no root of this database", printable_line(name)),
                    command_line::command("its roots: udklip-index --db {} --stats",
                                          options.database.string()));
    }
    for (const auto& path : given) roots.add(path, options.settings);
    if (given.empty()) roots.set(options.settings);
    return roots;
}

std::vector<std::string> paths_of(const std::vector<fs::path>& roots) {
    std::vector<std::string> paths;
    for (const auto& root : roots) paths.push_back(resolve_root(root).string());
    return paths;
}

/// Where to look: at what was given, else everywhere. The ids of what lies inside a root are
/// relative to that.
Scan look(const UpdateOptions& options, const std::vector<std::string>& given, const Roots& roots) {
    Scan found = scan(given.empty() || options.rebuild ? roots.outer() : given);
    for (auto& file : found.files) file.root = roots.outermost(file.path);
    return found;
}

/// Bytes of the files that will have to be read. What a compressed one holds is guessed.
std::uint64_t bytes_to_read(const Scan& found, const Roots& roots, const store::FileTable& known,
                            const FurnitureHeadings& headings) {
    const std::string how = fingerprint({{}, headings});
    constexpr std::uint64_t kUsualCompression = 4;
    std::uint64_t sum = 0;
    for (const auto& file : found.files) {
        const auto before = known.find(file.path);
        if (before != known.end() && before->second.size == file.size &&
            before->second.modified == file.modified &&
            before->second.reading == reading_hash(roots, file.path, how)) {
            continue;
        }
        const bool packed = is_compressed(file.path) || file.format == Format::archive;
        sum += file.size * (packed ? kUsualCompression : 1);
    }
    return sum;
}

/// Segments cost a copy of what is there, and are several times as fast for what is new. Where the
/// border lies was measured: docs/indexing.md.
bool is_worth_segments(std::uint64_t to_read, const UpdateOptions& options) {
    if (options.segments_from) return to_read >= *options.segments_from;
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
    const unsigned wanted = options.jobs > 0 ? options.jobs : std::thread::hardware_concurrency();
    const auto fitting =
        static_cast<unsigned>(std::min<std::uint64_t>(options.memory / kSmallestBuilder, wanted));
    const unsigned threads = std::max(1U, fitting);
    return {threads, std::min(options.memory / threads / kMemoryPerByte, kLargestBatch),
            options.sample_bytes};
}

/// What articles are compared with, where that is not what is written to.
Xapian::Database what_is_there(const UpdateOptions& options) {
    if (options.rebuild || store::current_generation(options.database).empty()) {
        return Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    }
    return store::open_local(options.database);
}

std::unique_ptr<Writer> open_writer(const UpdateOptions& options, const std::string& analyzer) {
    if (options.dry_run) return nullptr;
    return std::make_unique<Writer>(
        options.rebuild ? Writer::rebuild(options.database, analyzer, options.when_locked)
                        : Writer::open(options.database, analyzer, options.when_locked));
}

/// Whether tables of our own may be written. If not, the log says why.
bool may_write_tables(const UpdateOptions& options, const Writer* writer) {
    if (options.direct || writer == nullptr) return false;
    if (writer->can_take_our_tables()) return true;
    spdlog::warn("this Xapian ({}) has another table format; building through its own interface",
                 Xapian::version_string());
    return false;
}

std::unique_ptr<Target> make_target(const UpdateOptions& options, Writer* writer, bool in_segments,
                                    const language::Lexicon& lexicon,
                                    language::Analyzer& analyzer) {
    if (writer == nullptr) return std::make_unique<NoTarget>(what_is_there(options));
    if (!in_segments) return std::make_unique<DirectTarget>(*writer, analyzer);
    const auto base = options.rebuild || store::current_generation(options.database).empty()
                          ? Writer::Base::nothing
                          : Writer::Base::current;
    return std::make_unique<SegmentTarget>(*writer, base, what_is_there(options),
                                           options.dictionary, lexicon, analyzer,
                                           limits_for(options));
}

void guard(const UpdateOptions& options, const Roots& roots, const Scan& found,
           const store::FileTable& known) {
    guard_reading(found);
    if (options.rebuild && options.keep_missing) {
        throw Error(ErrorCode::usage, "a rebuild cannot keep articles whose file is gone",
                    "leave out --keep-missing, or leave out --rebuild");
    }
    if (options.force) return;
    if (!options.dry_run && !options.keep_missing) guard_removal(roots, found, known);
    if (options.rebuild) guard_rebuild(found, known);
}

}  // namespace

/// A rebuild does not need what cannot be read any more, if it is told what to index.
Remembered remembered_by(const UpdateOptions& options) {
    try {
        return load(options.database);
    } catch (const Error& error) {
        if (!options.rebuild) throw;
        if (options.roots.empty()) {
            throw Error(
                error.code(), fmt::format("{}; what it was made from cannot be read", error.what()),
                command_line::command("name the folders: udklip-index --db {} --rebuild FOLDER",
                                      options.database.string()));
        }
        return {};
    }
}

namespace {

/// Before anything is made. The files are not looked at: there may be many.
bool knows_roots(const UpdateOptions& options) {
    try {
        return !load_roots(options.database).empty();
    } catch (const Error&) {
        return !remembered_by(options).roots.empty();  // says what is to be done
    }
}

}  // namespace

Roots check_update(const UpdateOptions& options, Remembered known) {
    const auto given = paths_of(options.roots);
    if (given.empty() && known.roots.empty()) {
        throw Error(ErrorCode::usage, "there is nothing to index",
                    command_line::command("name a folder: udklip-index --db {} FOLDER",
                                          options.database.string()));
    }
    Roots roots = roots_after(options, given, std::move(known.roots));
    guard(options, roots, look(options, given, roots), known.files);
    return roots;
}

std::vector<std::string> roots_of(const fs::path& database) {
    return Roots(load_roots(database)).outer();
}

Report update_part(const UpdateOptions& options, const ShardRun& part,
                   const language::Lexicon& lexicon, const std::atomic<bool>& interrupted) {
    const auto started = std::chrono::steady_clock::now();
    const auto given = paths_of(options.roots);
    if (given.empty() && !knows_roots(options)) {
        throw Error(ErrorCode::usage, "there is nothing to index",
                    command_line::command("name a folder: udklip-index --db {} FOLDER",
                                          options.database.string()));
    }
    language::Analyzer analyzer(lexicon);
    const auto writer = open_writer(options, analyzer.fingerprint());
    Remembered known = remembered_by(options);  // after the lock was taken, so that it stays true
    const Roots roots = roots_after(options, given, std::move(known.roots));
    const Scan found = look(options, given, roots);
    guard(options, roots, found, known.files);
    if (options.rebuild) known.files.clear();

    Report report = store::translating(options.database.string(), [&] {
        const bool in_segments =
            (options.rebuild ||
             is_worth_segments(
                 bytes_to_read(found, roots, known.files, options.headings) / part.shard.count,
                 options)) &&
            may_write_tables(options, writer.get());
        auto target = make_target(options, writer.get(), in_segments, lexicon, analyzer);
        Run run({roots, found, std::move(known.files), options.headings, options.limits,
                 options.keep_missing, options.rebuild, options.show_progress, part.shard,
                 part.is_first},
                std::move(target), interrupted);
        return run.go();
    });
    report.dry_run = options.dry_run;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

Report update(const UpdateOptions& options, const language::Lexicon& lexicon,
              const std::atomic<bool>& interrupted) {
    const store::Shard shard = store::shard_in(options.database);
    if (shard.count > 1) {
        if (options.shards == 0) return update_part(options, {shard}, lexicon, interrupted);
        throw Error(ErrorCode::usage,
                    fmt::format("{} is itself shard {} of {}", options.database.string(),
                                shard.number, shard.count),
                    "leave out --shards");
    }
    unsigned there = 0;
    try {
        there = shards_of(options.database);
    } catch (const Error&) {
        // What a rebuild replaces may be damaged; what names databases elsewhere is not replaced.
        if (!options.rebuild || store::names_others(options.database)) throw;
        there = 1;
    }
    UpdateOptions settled = options;
    if (settled.shards == 0) settled.shards = std::max(1U, there);
    if (there != 0 && settled.shards != there && !options.rebuild) {
        throw Error(ErrorCode::usage,
                    fmt::format("{} is kept in {} shard{}, not in {}", options.database.string(),
                                there, there == 1 ? "" : "s", settled.shards),
                    command_line::command(
                        "to divide it otherwise: udklip-index --db {} --rebuild --shards {}",
                        options.database.string(), settled.shards));
    }
    if (settled.shards > 1) return update_shards(settled, there, lexicon, interrupted);
    return update_part(settled, {}, lexicon, interrupted);
}

}  // namespace udklip::indexer
