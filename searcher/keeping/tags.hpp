// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader's own tags and notes on articles.
//
//     Tags tags(own_file(reader.number()));
//     tags.add("havn", {"a", "nyt/b.txt"});
//     tags.articles("Havn")              {"a", "nyt/b.txt"}
//     tags.set_note("a", "ring til KL");
//
// Articles are named by their ids, so tags outlive rebuilds, and wait for an article that is gone
// for a while.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/compiling/reader_tags.hpp"
#include "searcher/keeping/sqlite.hpp"

namespace udklip::searcher {

struct TagCount {
    std::string name;
    std::uint64_t articles = 0;
};

/// Returns the name of a tag as it is kept: cleaned, without white space at its ends. Throws Error
/// (usage) for an empty name, one of more than 100 bytes, and one with control characters.
std::string tag_name(std::string_view typed);

/// Not shared between threads. All functions throw Error (storage). Each writes in one transaction.
class Tags final : public ReaderTags {
  public:
    /// Opens the file, or makes it.
    explicit Tags(const std::filesystem::path& file);
    /// Opens the file if it is there; makes nothing.
    static std::optional<Tags> existing(const std::filesystem::path& file);

    /// Tags articles. A tag goes by the spelling that it was first given. Returns how many had it
    /// not.
    std::uint64_t add(const std::string& name, const std::vector<std::string>& articles);
    /// Takes a tag from articles. A tag that no article has is forgotten. Returns how many had it.
    std::uint64_t remove(const std::string& name, const std::vector<std::string>& articles);
    /// Keeps a note; an empty text removes it.
    void set_note(const std::string& article, const std::string& text);
    /// Adds tags, and a note behind the one that the article has, unless that holds it.
    void merge(const std::vector<Kept>& articles);

    std::vector<std::string> names() override;
    std::vector<std::string> articles(std::string_view name) override;
    /// In the order of the Danish alphabet.
    std::vector<TagCount> counts();
    Kept of(const std::string& article) override;
    /// Hands out all that is kept, in the order of the ids.
    void each(const std::function<void(const Kept& kept)>& take);

  private:
    std::string note_of(const std::string& article);
    void write_note(const std::string& article, const std::string& text);

    SqliteFile file_;
};

}  // namespace udklip::searcher
