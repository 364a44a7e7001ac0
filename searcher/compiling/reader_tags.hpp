// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a question needs of the reader's own tags: tag:NAME finds the articles that have one.
//
//     tags.articles("havn")      {"a", "nyt/b.txt"}
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace udklip::searcher {

/// What the reader keeps about one article.
struct Kept {
    std::string article;  ///< its id
    std::vector<std::string> tags;
    std::string note;  ///< empty: none
};

class ReaderTags {
  public:
    virtual ~ReaderTags() = default;

    /// Returns the names of all tags, in the order of the Danish alphabet.
    virtual std::vector<std::string> names() = 0;
    /// Returns the ids of the articles that have a tag, in whatever letter case it is named;
    /// none if there is no such tag.
    virtual std::vector<std::string> articles(std::string_view name) = 0;
    virtual Kept of(const std::string& article) = 0;
};

}  // namespace udklip::searcher
