// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which name in a file means which field of an article: the usual Danish and English ones, and
// those that the user names (--map field=name).
//
//     FieldMap names;
//     names.add("text=manchet");
//     names.find("Brødtekst")   text
//     names.find("manchet")     text, and it goes before every usual name
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

/// The field of an article that a name in a record means.
struct FieldMatch {
    std::string Article::*field;
    /// If several names of a record mean the same field, the one with the lowest rank counts.
    int rank;
};

class FieldMap {
  public:
    /// Takes "field=name", where field is id, title, text, date, source, author, section or url.
    /// What is wrong with it, or nothing.
    std::string add(std::string_view mapping);

    /// Upper and lower case, and `_`, `-` and spaces inside, make no difference.
    std::optional<FieldMatch> find(std::string_view name) const;

  private:
    struct Mapped {
        std::string name;
        std::string Article::*field;
    };
    std::vector<Mapped> mapped_;
};

/// Sets the fields of an article by rank: the best name wins, whatever the order.
class FieldCollector {
  public:
    /// An empty value is none.
    void set(Article& article, const FieldMatch& match, std::string value);

  private:
    std::vector<FieldMatch> taken_;
};

}  // namespace udklip::indexer
