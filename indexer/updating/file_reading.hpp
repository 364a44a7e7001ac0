// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reading of one file: takes its articles from the reader, recognises them and hands them to
// the ArticleWriter. It holds what belongs to this file alone.
//
//     FileReading reading(context, file);
//     reading.read();
//     reading.state(hash)                // for the file table
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/reading/article.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/article_writer.hpp"
#include "indexer/updating/run_report.hpp"
#include "indexer/updating/scan.hpp"
#include "indexer/updating/targets/target.hpp"
#include "store/layout/file_table.hpp"
#include "store/shards.hpp"

namespace udklip::indexer {

/// What all readings of a run share. Everything that is referred to must outlive them.
struct ReadingContext {
    Target& target;
    ArticleWriter& articles;
    RunReport& report;
    const std::atomic<bool>& interrupted;
    store::Shard shard;  ///< articles of other shards are skipped
    /// Whether a file of this content was read before, under another path: its oddities were told.
    bool content_is_known = false;
};

class FileReading final : public ArticleSink {
  public:
    FileReading(const ReadingContext& context, const FoundFile& file, const Recognition& how,
                const ReadOptions& options)
        : context_(&context), file_(&file), how_(&how), options_(&options) {}

    /// Reads the file. `had`: how many articles it had before. Returns false if the run was
    /// interrupted: half a file does not show which of its articles are gone. Throws
    /// std::system_error if the file cannot be read.
    bool read(std::uint32_t had);

    /// Like read(), of a file that has grown: what stands behind the articles that it had `before`,
    /// or the whole file where its format does not let it go on there.
    bool read_on(const store::FileState& before);

    /// Takes an article as the database before this rebuild held it, for a file that cannot be
    /// read.
    void keep(store::Record&& record);
    /// Whether keep() had to make up the place of an article that lost its id.
    bool has_made_up_place() const { return has_made_up_place_; }

    /// Marks the file in the file table as one that the next run must read.
    void remember_unfinished();

    void article(Article&& article) override;
    void reject(const Place& place, const std::string& reason) override;
    void warn(const Place& place, const std::string& what) override;
    void skip(const Place& place, const std::string& reason) override;
    bool stop() const override { return context_->interrupted.load(); }

    std::uint32_t taken() const { return taken_; }
    std::uint32_t rejected() const { return rejected_; }
    const store::SkippedByEnding& skipped() const { return skipped_; }
    const std::vector<std::string>& rejections() const { return rejections_; }

  private:
    bool finish(std::uint32_t had);
    void bound_fields(Article& article);
    void bound_texts(Article& article);
    bool put(RecognisedArticle&& record, const std::string& fallback, const Place& place);
    std::string where(const Place& place) const { return to_string(file_->path, place); }

    const ReadingContext* context_;
    const FoundFile* file_;
    const Recognition* how_;
    const ReadOptions* options_;
    bool has_made_up_place_ = false;
    std::size_t place_ = 0;  ///< of the last article in the file, from 1
    std::uint32_t taken_ = 0;
    std::uint32_t rejected_ = 0;
    store::SkippedByEnding skipped_;
    std::vector<std::string> rejections_;
};

/// The state of a file that the next run must read.
store::FileState unread(const std::string& path, std::uint32_t articles, std::uint32_t rejected);

}  // namespace udklip::indexer
