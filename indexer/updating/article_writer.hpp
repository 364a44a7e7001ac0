// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares articles with the stored ones and hands the difference to a target: an article by its id
// and content hash, a file by the articles that it had before.
//
//     articles.begin_file(file.path, file.relative_path());
//     articles.put(recognise(...), fallback_id, warn);
//     articles.end_file();
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <unordered_set>

#include "indexer/recognising/recognise.hpp"
#include "indexer/updating/article_ids.hpp"
#include "indexer/updating/report.hpp"
#include "indexer/updating/targets/target.hpp"

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
    /// Takes an article of the file, whose path is set (path_with_member()). Its id is the one it
    /// states, else `fallback_id`. Calls `warn` if another article has that id.
    void put(RecognisedArticle article, const std::string& fallback_id,
             const std::function<void(const std::string&)>& warn);
    /// Removes the articles of the file that were not put again.
    void end_file();
    /// Removes all articles of a file that is gone.
    void remove_file(const std::string& path);

    /// Goes on with another target, whose stored() shows all articles so far: Target::assembled().
    void write_to(Target& target);

  private:
    void remove(Xapian::docid article);

    Target* target_;
    Report* report_;
    ArticleIds ids_;
    std::string path_;
    std::unordered_set<Xapian::docid> kept_;  ///< of this file, articles that are still in it
};

}  // namespace udklip::indexer
