// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/shard_update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <utility>

#include "command_line/error.hpp"
#include "indexer/updating/shard_clusters.hpp"
#include "language/analyzer.hpp"
#include "store/endpoints.hpp"
#include "store/layout/articles.hpp"
#include "store/layout/synced_files.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/stub.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// A generation of shards that goes again unless it is kept.
class NewShards {
  public:
    NewShards(const UpdateOptions& options, const Roots& roots, const std::string& analyzer)
        : database_(options.database),
          generation_(store::next_generation(database_)),
          count_(options.shards) {
        try {
            make(roots, analyzer);
        } catch (...) {
            drop();
            throw;
        }
    }
    ~NewShards() { drop(); }
    NewShards(const NewShards&) = delete;
    NewShards& operator=(const NewShards&) = delete;

    fs::path folder() const { return database_ / generation_; }

    /// Puts them in the place of what was there before.
    void keep() {
        store::point_to(database_, generation_);
        kept_ = true;
        for (const auto& path : store::leftovers(database_)) fs::remove_all(path);
    }

  private:
    /// Each an empty database that knows its roots, so that all can be opened from the first on.
    void make(const Roots& roots, const std::string& analyzer) {
        for (unsigned number = 1; number <= count_; ++number) {
            store::make_shard(folder(), {number, count_});
            auto writer = store::Writer::open(store::shard_path(folder(), number), analyzer,
                                              store::WhenLocked::fail);
            store::translating(folder().string(),
                               [&] { store::save_roots(writer.db(), roots.all()); });
            writer.commit();
        }
        store::name_shards(folder(), count_);
    }

    void drop() {
        std::error_code ignored;
        if (!kept_) fs::remove_all(folder(), ignored);
    }

    fs::path database_;
    std::string generation_;
    unsigned count_;
    bool kept_ = false;
};

void add_to(Report& sum, const Report& part, bool is_first) {
    if (is_first) sum.files = part.files;
    sum.added += part.added;
    sum.changed += part.changed;
    sum.unchanged += part.unchanged;
    sum.removed += part.removed;
    sum.rejected += part.rejected;
    sum.interrupted = sum.interrupted || part.interrupted;
}

std::string dictionary_of(const fs::path& shard) {
    return store::translating(shard.string(),
                              [&] { return store::load_dictionary(store::open_local(shard)); });
}

/// One shard after the other: each uses all threads and all memory. Of a server that serves them
/// all only the first one's dictionary is to be had, so they share one.
Report update_each(UpdateOptions options, const fs::path& generation, unsigned count,
                   const language::Lexicon& lexicon, const std::atomic<bool>& interrupted) {
    options.force = true;  // what must not be done was asked of all shards together
    options.rebuild = false;
    Report sum;
    for (unsigned number = 1; number <= count && !sum.interrupted; ++number) {
        options.database = store::shard_path(generation, number);
        const bool is_first = number == 1;
        add_to(sum, update_part(options, {{number, count}, is_first}, lexicon, interrupted),
               is_first);
        if (!options.dry_run && options.dictionary.empty()) {
            options.dictionary = dictionary_of(options.database);
        }
    }
    if (!options.dry_run && !sum.interrupted) {
        cluster_shards(generation, language::Analyzer(lexicon).fingerprint());
    }
    return sum;
}

/// Looks at all roots as they are to be, which the shards know by now.
UpdateOptions as_seeded(UpdateOptions options) {
    options.roots.clear();
    options.forget.clear();
    options.settings = {};
    return options;
}

Report try_out(UpdateOptions options, const Roots& roots, const fs::path& generation, bool anew,
               const language::Lexicon& lexicon, const std::atomic<bool>& interrupted) {
    if (anew) {
        options = as_seeded(std::move(options));
        for (const auto& root : roots.outer()) options.roots.emplace_back(root);
    }
    return update_each(options, anew ? options.database / "nowhere" : generation, options.shards,
                       lexicon, interrupted);
}

Report do_update(const UpdateOptions& options, unsigned there, const language::Lexicon& lexicon,
                 const std::atomic<bool>& interrupted) {
    const bool anew = options.rebuild || there == 0;
    if (!options.dry_run) store::make_directory(options.database);
    std::optional<store::DirectoryLock> lock;
    if (!options.dry_run) lock.emplace(options.database, options.when_locked);
    const Roots roots = check_update(options, remembered_by(options));
    const fs::path current =
        anew ? options.database : options.database / store::current_generation(options.database);
    if (options.dry_run) return try_out(options, roots, current, anew, lexicon, interrupted);
    if (!anew) {
        for (const auto& path : store::leftovers(options.database)) fs::remove_all(path);
        return update_each(options, current, options.shards, lexicon, interrupted);
    }

    NewShards fresh(options, roots, language::Analyzer(lexicon).fingerprint());
    // A first build shows what it has; a rebuild waits until it is whole.
    if (there == 0) fresh.keep();
    Report report =
        update_each(as_seeded(options), fresh.folder(), options.shards, lexicon, interrupted);
    if (there != 0 && !report.interrupted) fresh.keep();
    return report;
}

}  // namespace

unsigned shards_of(const fs::path& database) {
    const std::string generation = store::current_generation(database);
    if (generation.empty()) return 0;
    const auto shards = store::shards_in(database / generation);
    return std::max(1U, static_cast<unsigned>(shards.size()));
}

Report update_shards(const UpdateOptions& options, unsigned there, const language::Lexicon& lexicon,
                     const std::atomic<bool>& interrupted) {
    const auto started = std::chrono::steady_clock::now();
    Report report = do_update(options, there, lexicon, interrupted);
    report.dry_run = options.dry_run;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

}  // namespace udklip::indexer
