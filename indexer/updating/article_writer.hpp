// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares articles with what is stored and hands the difference on: each article by its id and its
// content hash, each file by the articles that it had before.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <unordered_set>

#include "indexer/updating/article_ids.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/targets/target.hpp"
#include "store/layout/record.hpp"

namespace udklip::indexer {

class ArticleWriter {
  public:
    /// All must outlive it.
    ArticleWriter(Target& target, FilesOfRun& files, Report& report);

    /// Has files read again whose articles are called as they would not be if all files had come at
    /// once. Before the first file.
    void settle_ids() { ids_.settle(); }

    /// `name`: what its articles without an id are called by, its path below the root.
    void begin_file(const std::string& path, const std::string& name);
    /// Takes an article of the file; its path is set (path_with_member()). Its id is the one it
    /// carries, else `fallback_id`; if another article has that id, `warn` is told.
    void put(store::Record record, const std::string& fallback_id,
             const std::function<void(const std::string&)>& warn);
    /// Removes what the file had before and was not put again.
    void end_file();
    /// Removes all articles of a file that is gone.
    void remove_file(const std::string& path);

    /// The target shows another database from here on: Target::assemble().
    void target_was_assembled();

  private:
    void remove(Xapian::docid article);

    Target* target_;
    Report* report_;
    ArticleIds ids_;
    std::string path_;
    std::unordered_set<Xapian::docid> kept_;  ///< of this file, articles that are still in it
};

}  // namespace udklip::indexer
