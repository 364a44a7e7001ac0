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
// It reads files in the order of their paths, on which ids depend (article_ids.hpp).
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "indexer/reading/child/child_reader.hpp"
#include "indexer/reading/sources/archive_stream.hpp"
#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/article_writer.hpp"
#include "indexer/updating/file_reading.hpp"
#include "indexer/updating/place_set.hpp"
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
    store::Shard shard = {};  ///< articles of other shards are skipped
    /// A rebuild takes from here what it cannot read, and compares with nothing. Null: no rebuild.
    const Xapian::Database* before = nullptr;
    const language::LineHyphens* hyphens = nullptr;  ///< see Recognition
    bool lists_skipped = false;  ///< whether the report names the files that were not read
    const OutsidePrograms* outside = nullptr;
};

class Run final : private FilesOfRun {
  public:
    Run(RunPlan plan, std::unique_ptr<Target> target, const std::atomic<bool>& interrupted);

    /// Does everything, up to Target::finish(). If it is interrupted, it finishes what it has read.
    Report go();

  private:
    bool is_there(const std::string& path) const override;
    bool will_be_read(const std::string& path) const override;
    void read_again(const std::string& path) override;

    bool stop() const { return interrupted_->load(); }
    bool is_rebuild() const { return plan_.before != nullptr; }
    const store::FileState* known(const std::string& path) const;
    /// Both return null if there is none of this path.
    const FoundFile* found(std::string_view path) const;
    void report_problems();
    void finish();
    std::string how_to_read(const std::string& path) const;
    void look_at(const FoundFile& file);
    void count_as_before(const FoundFile& file);
    bool is_known_content(const FoundFile& file, std::uint64_t hash);
    void read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading);
    bool goes_on(const FoundFile& file, std::uint64_t reading) const;
    void keep(const FoundFile& file);
    void keep_articles(const FoundFile& file, FileReading& reading);
    void remove_vanished();

    RunPlan plan_;
    std::unique_ptr<Target> target_;
    const std::atomic<bool>* interrupted_;
    RunReport report_;
    ArticleWriter articles_;
    std::size_t known_and_found_ = 0;                   ///< files
    PlaceSet hidden_;                                   ///< what the scan could not read
    PlaceSet looked_;                                   ///< where it looked
    std::unordered_set<std::uint64_t> known_contents_;  ///< hashes; filled when it is needed
    std::unordered_set<std::string> must_read_;
    std::string at_;           ///< files up to this path were looked at
    Recognition recognition_;  ///< its defaults are those of the file that is read
    std::string how_;          ///< fingerprint of the recognition
    ChildReader foreign_{ChildReader::default_program()};
};

}  // namespace udklip::indexer
