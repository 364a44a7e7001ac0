// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who has which id. Of several articles that want one id, the first has it: by the path of its
// file, then by its place in the file. Each other is called by the absolute path of its file, `:#`
// and its place. So an id depends on the articles that are there, not on the order in which they
// came.
//
//     ids.begin_file("/arkiv/b.jsonl");
//     ids.claim("x", 1)      "x", or "/arkiv/b.jsonl:#1" if an article before it has "x"
//
// In what articles state, and in paths, `:#` becomes `:＃`: no article states such a name.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "store/layout/articles.hpp"

namespace udklip::indexer {

/// What a run knows about files, by absolute path.
class FilesOfRun {
  public:
    virtual ~FilesOfRun() = default;
    /// False for a file that is gone.
    virtual bool is_there(const std::string& path) const = 0;
    /// Whether this run will still read the file if read_again() asks for it.
    virtual bool will_be_read(const std::string& path) const = 0;
    /// Has the file read, by this run if it can, else by the next.
    virtual void read_again(const std::string& path) = 0;
};

/// Returns an id or path without `:#`, which only names of ours hold.
std::string without_mark(std::string_view id);

/// Returns the name of an article that cannot have the id it wants.
std::string name_by_place(std::string_view path, std::size_t place);

/// Returns the place in a name that name_by_place() made; 0 in any other id.
std::size_t place_in_name(std::string_view name);

class ArticleIds {
  public:
    /// `stored`: the database that articles are compared with. `files` must outlive it.
    ArticleIds(Xapian::Database stored, FilesOfRun& files);

    /// Goes on with a database that shows all that was put so far, under other numbers.
    void compare_with(Xapian::Database stored);

    void begin_file(const std::string& path);
    /// Begins a file whose stored articles stand before all that will claim an id.
    void begin_behind(const std::string& path);

    /// The id that an article gets, and the stored article that must give it up: it has to be
    /// renamed to `its_name` first. 0: none.
    struct Claim {
        std::string id;
        Xapian::docid holder = 0;
        std::string its_name;
    };
    /// Files must be read in the order of their paths.
    Claim claim(const std::string& wanted, std::size_t place);
    /// Whether an article of this file has claimed the id in this run.
    bool is_claimed_here(const std::string& id) const;

    /// Returns the stored article with this id, or 0.
    Xapian::docid find(const std::string& id) const;

    /// Ignores a stored article from here on: it is going, though stored() still shows it.
    void set_gone(Xapian::docid article) { gone_.insert(article); }
    bool is_gone(Xapian::docid article) const { return gone_.contains(article); }

    /// The same before an article is removed for good: its id goes to the next that wants it.
    void give_up(Xapian::docid article);

    /// A stored article that becomes the first to want an id.
    struct Heir {
        Xapian::docid article;
        std::string id;
    };
    /// Returns the heirs of all ids that were given up since the last call, and not claimed.
    std::vector<Heir> heirs();

  private:
    bool is_first(const std::string& wanted, Claim& claim);
    bool stands_before(const std::string& owner) const;
    bool is_awaited_before(const std::string& wanted);
    std::string owner_of(Xapian::docid article);
    std::string free_name(const std::string& owner, Xapian::docid article) const;
    template <class Action>
    void for_each_waiting(const std::string& wanted, Action&& action) const;

    Xapian::Database stored_;
    store::Articles articles_;
    FilesOfRun* files_;
    bool stored_is_empty_ = true;
    bool some_wait_ = false;  ///< some article may not have the id it wants
    std::string path_;
    std::uint64_t path_hash_ = 0;
    bool is_behind_ = false;  ///< the stored articles of this file stand before those to come
    std::unordered_map<std::uint64_t, std::uint64_t> claimed_;  ///< hash of id -> hash of path
    std::unordered_set<Xapian::docid> gone_;
    std::set<std::string> given_up_;  ///< ids
};

}  // namespace udklip::indexer
