// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which article has which id. If several articles claim one id, the first of them has it, in the
// order of their files' paths and of their places in the file; the others are called by their path,
// `#` and that id. It must not matter in which order the files came to the database, so an earlier
// file takes the id away from a later one, which is then read again.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "store/layout/articles.hpp"

namespace udklip::indexer {

/// What a run knows of files, by absolute path.
class FilesOfRun {
  public:
    virtual ~FilesOfRun() = default;
    /// False for a file that is gone.
    virtual bool is_there(const std::string& path) const = 0;
    /// Whether this run looks at the file.
    virtual bool is_seen(const std::string& path) const = 0;
    /// The file is to be read, even if it did not change, be it for a second time.
    virtual void read_again(const std::string& path) = 0;
};

class ArticleIds {
  public:
    /// `stored`: what articles are compared with. `files` must outlive it.
    ArticleIds(Xapian::Database stored, FilesOfRun& files);

    /// From here on articles are compared with another database, which numbers them otherwise.
    void compare_with(Xapian::Database stored);

    /// Looks at the articles that had to be called otherwise. An earlier run may have left one so
    /// though nobody before it has the id: it ended early, or did not look at both files.
    void settle();

    /// `name`: what its articles without an id are called by, its path below the root.
    void begin_file(const std::string& path, const std::string& name);

    /// The id of an article of this file that would like to be called `wanted`.
    std::string claim(const std::string& wanted);

    /// The stored article of that id, or 0.
    Xapian::docid find(const std::string& id) const;

    /// The stored article is to go, though it is still to be seen: it is passed over from here on.
    void set_gone(Xapian::docid article) { gone_.insert(article); }
    bool is_gone(Xapian::docid article) const { return gone_.contains(article); }

    /// The same, and nobody has its id any more, or wants it: files whose articles had to be called
    /// otherwise are read again. Before it is removed.
    void give_up(Xapian::docid article);

  private:
    bool belongs_to_another(const std::string& id, const std::string& wanted);
    bool is_awaited_before(const std::string& path, const std::string& wanted);
    bool could_be_had(const std::string& id, const std::string& owner);
    std::string owner_of(Xapian::docid article);
    void set_free(const std::string& wanted);
    template <class Action>
    void for_each_waiting(const std::string& term, Action&& action) const;

    Xapian::Database stored_;
    store::Articles articles_;
    FilesOfRun* files_;
    bool stored_is_empty_ = true;
    bool some_are_renamed_ = false;
    std::string path_;
    std::string name_;
    std::uint64_t path_hash_ = 0;
    std::unordered_map<std::uint64_t, std::uint64_t> claimed_;  // hash of id -> hash of path
    /// By hash of an id that several articles of the file want: so many names after it are claimed
    /// (a.jsonl#x, a.jsonl#x#2, ...), and need not be tried one by one by the next.
    std::unordered_map<std::uint64_t, int> taken_;
    std::unordered_set<std::uint64_t> begun_;  // hashes of paths
    std::unordered_set<Xapian::docid> gone_;
};

}  // namespace udklip::indexer
