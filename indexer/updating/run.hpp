// SPDX-License-Identifier: GPL-3.0-or-later
//
// One run over the files: what changed is read, compared with what is stored, and put into a
// target.
//
//     file -> compared with the file table -> reader -> recognise() -> ArticleWriter -> Target
//
// Files are read in the order of their paths. Some are read for a second time at the end, where the
// ids of their articles depend on what became of others (article_ids.hpp).
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/reading/article.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/article_writer.hpp"
#include "indexer/updating/progress.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/roots.hpp"
#include "indexer/updating/scan.hpp"
#include "store/layout/file_table.hpp"
#include "store/shards.hpp"

namespace udklip::indexer {

/// What a run is about. All that is referred to must outlive it.
struct RunPlan {
    const Roots& roots;
    const Scan& found;
    store::FileTable known;  ///< files that the target's database remembers
    const FurnitureHeadings& headings;
    ArchiveLimits limits;
    bool keep_missing = false;
    bool whole_or_nothing = false;  ///< an interrupted run leaves what was there before it
    bool show_progress = false;
    store::Shard shard = {};       ///< articles that belong to another are passed over
    bool tells_rejections = true;  ///< what is rejected whatever the shard; one of several tells it
};

class Run final : public ArticleSink, private FilesOfRun {
  public:
    Run(RunPlan plan, Target& target, const std::atomic<bool>& interrupted);

    /// Everything, up to Target::finish(). If interrupted, what was read so far is finished.
    Report go();

    void article(Article&& article) override;
    void reject(const Place& place, const std::string& reason) override;
    void warn(const Place& place, const std::string& what) override;
    bool stop() const override { return interrupted_->load(); }

  private:
    bool is_there(const std::string& path) const override;
    bool is_seen(const std::string& path) const override;
    void read_again(const std::string& path) override;

    void finish();
    void look_at(const FoundFile& file);
    void read(const FoundFile& file, std::uint64_t hash, std::uint64_t reading);
    void remember(const store::FileState& state);
    void remember_unread(const std::string& path, std::uint32_t articles, std::uint32_t rejected);
    void remember_unfinished();
    void remove_vanished();
    void read_seconds();
    void refuse(const Place& place, const std::string& reason);
    void tell(const Place& place, const std::string& what);
    std::string where(const Place& place) const;

    RunPlan plan_;
    Target* target_;
    const std::atomic<bool>* interrupted_;
    Report report_;
    ArticleWriter articles_;
    std::unordered_map<std::string_view, const FoundFile*> seen_;  ///< by path
    std::unordered_set<std::string> must_read_;
    std::set<std::string> seconds_;  ///< files to be read for a second time, by path
    std::string at_;                 ///< files up to this path were looked at
    bool all_looked_at_ = false;
    std::optional<Progress> progress_;

    Recognition recognition_;  ///< with the defaults of the file that is being read
    std::string how_;          ///< its fingerprint

    // The file that is being read.
    const FoundFile* file_ = nullptr;
    std::uint32_t taken_ = 0;
    std::uint32_t rejected_ = 0;
};

/// Whether what a scan could not look at may hide the file.
bool is_hidden(const std::string& path, const Scan& found);

}  // namespace udklip::indexer
