// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares articles with what is stored and writes the difference: each article by its id and its
// content hash, each file by the articles that it had before.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_set>

#include "indexer/cluster_keeper.hpp"
#include "indexer/document_builder.hpp"
#include "indexer/report.hpp"
#include "store/record.hpp"
#include "store/writer.hpp"

namespace udklip::indexer {

class ArticleWriter {
  public:
    /// `writer` may be null: then nothing is written, and the report says what would have been.
    /// `stored`: what is there, a view of the same database. `is_present` tells whether a file
    /// (absolute path) is among those that were found in this run.
    ArticleWriter(Xapian::Database stored, store::Writer* writer, DocumentBuilder& builder,
                  Report& report, std::function<bool(const std::string&)> is_present);

    void begin_file(const std::string& path);
    /// Takes an article of the file; its path is set (path_with_member()). Its id is the one it
    /// carries, else `fallback_id`; if another article has that id, it becomes path#id and `warn`
    /// is told.
    void put(store::Record record, const std::string& fallback_id,
             const std::function<void(const std::string&)>& warn);
    /// Removes what the file had before and was not put again.
    void end_file();
    /// Removes all articles of a file that is gone.
    void remove_file(const std::string& path);

    /// Whether so much is waiting that it should be committed.
    bool commit_is_due() const;
    /// Before a commit: brings the clusters of near-duplicates up to date.
    void settle();
    void committed();

  private:
    Xapian::docid find(const std::string& id) const;
    std::string claim(const store::Record& record, const std::string& fallback_id,
                      const std::function<void(const std::string&)>& warn);
    bool belongs_to_another(const std::string& id) const;
    void remove(Xapian::docid article);

    Xapian::Database stored_;
    bool stored_is_empty_;
    store::Writer* writer_;
    std::optional<ClusterKeeper> clusters_;  ///< if there is a writer
    DocumentBuilder* builder_;
    Report* report_;
    std::function<bool(const std::string&)> is_present_;

    std::string path_;
    std::unordered_set<Xapian::docid> kept_;     ///< of this file, articles that are still in it
    std::unordered_set<std::uint64_t> claimed_;  ///< hashes of the ids given out in this run
    std::size_t waiting_articles_ = 0;
    std::size_t waiting_bytes_ = 0;
};

}  // namespace udklip::indexer
