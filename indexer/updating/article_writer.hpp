// SPDX-License-Identifier: GPL-3.0-or-later
//
// Compares articles with the stored ones and hands the difference to a target: an article by its id
// and content hash, a file by the articles that it had before.
//
//     articles.begin_file(file.path);
//     articles.put(recognise(...), fallback_id, 1, warn);
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

    void begin_file(const std::string& path);
    /// Begins a file that has grown: its stored articles stay, and stand before those to come.
    void begin_behind(const std::string& path);
    /// Takes an article of the file, whose path is set (path_with_member()). Its id is the one it
    /// states, else `fallback_id`; if an article before it has that one, its name is made of
    /// the path and `place`, counted from 1 in the file. `warn` is told of that, and
    /// the result is false.
    bool put(RecognisedArticle article, const std::string& fallback_id, std::size_t place,
             const std::function<void(const std::string&)>& warn);
    /// Removes the articles of the file that were not put again.
    void end_file();
    /// Removes all articles of a file that is gone.
    void remove_file(const std::string& path);

    /// Whether this file has put an article with this id.
    bool has_put(const std::string& id) const { return ids_.is_claimed_here(id); }

    /// Commits if the target wants that. Every commit has each id with the first that wants it.
    void commit_if_due();
    /// Gives each id that was given up to the next article that wants it.
    void settle();

    /// Goes on with another target, whose stored() shows all articles so far: Target::assembled().
    void write_to(Target& target);

  private:
    void remove(Xapian::docid article);
    void rename(Xapian::docid article, const std::string& id, const std::string& wanted);

    Target* target_;
    Report* report_;
    ArticleIds ids_;
    std::string path_;
    bool keeps_all_ = false;                  ///< of this file, all stored articles are still in it
    std::unordered_set<Xapian::docid> kept_;  ///< of this file, articles that are still in it
};

}  // namespace udklip::indexer
