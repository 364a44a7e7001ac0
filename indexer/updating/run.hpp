// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run over the files: reads what changed, compares it with what is stored, and puts the
// difference into a target.
//
//     Run (the loop) -> FileReading (one file) -> ArticleWriter (one article) -> Target
//                   RunReport: counts, warnings, progress
//
//     Run run(plan, std::move(target), interrupted);
//     const Report report = run.go();
//
// It reads files in the order of their paths, and some a second time at the end, where the ids of
// their articles depend on others (article_ids.hpp).
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/article_writer.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/roots.hpp"
#include "indexer/updating/run_report.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/targets/target.hpp"
#include "store/layout/file_table.hpp"
#include "store/shards.hpp"

namespace udklip::indexer {

/// The input of a run. Everything that is referred to must outlive it.
struct RunPlan {
    const Roots& roots;
    const Scan& found;
    store::FileTable known;  ///< files that the target's database remembers
    const FurnitureHeadings& headings;
    ArchiveLimits limits;
    bool keep_missing = false;
    bool whole_or_nothing = false;  ///< an interrupted run changes nothing
    bool show_progress = false;
    store::Shard shard = {};         ///< articles of other shards are skipped
    bool reports_rejections = true;  ///< of several shards, only the first reports them
};

class Run final : private FilesOfRun {
  public:
    Run(RunPlan plan, std::unique_ptr<Target> target, const std::atomic<bool>& interrupted);

    /// Does everything, up to Target::finish(). If it is interrupted, it finishes what it has read.
    Report go();

  private:
    bool is_there(const std::string& path) const override;
    bool is_seen(const std::string& path) const override { return seen_.contains(path); }
    void read_again(const std::string& path) override;

    bool stop() const { return interrupted_->load(); }
    void report_problems();
    void finish();
    void look_at(const FoundFile& file);
    void read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading);
    void remove_vanished();
    void read_seconds();

    RunPlan plan_;
    std::unique_ptr<Target> target_;
    const std::atomic<bool>* interrupted_;
    RunReport report_;
    ArticleWriter articles_;
    std::unordered_map<std::string_view, const FoundFile*> seen_;  ///< by path
    std::unordered_set<std::string> must_read_;
    std::set<std::string> seconds_;  ///< files to read a second time, by path
    std::string at_;                 ///< files up to this path were looked at
    bool all_looked_at_ = false;
    std::string how_;  ///< fingerprint of the recognition
};

/// Whether the file may lie below something that the scan could not read.
bool is_hidden(const std::string& path, const Scan& found);

}  // namespace udklip::indexer
