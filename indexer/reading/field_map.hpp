// SPDX-License-Identifier: GPL-3.0-or-later
//
// Maps the names in a file to the fields of an article: the usual Danish and English names, and
// those that the user gives (--map field=name).
//
//     FieldMap names;
//     names.add("text=manchet");
//     names.find("Brødtekst")   text
//     names.find("manchet")     text, before every usual name
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

/// The article field that a name in a record stands for.
struct FieldMatch {
    std::string Article::*field;
    /// If several names in a record stand for one field, the name with the lowest rank wins.
    int rank;
};

class FieldMap {
  public:
    /// Takes "field=name", where field is id, title, text, date, source, author, section or url.
    /// Returns what is wrong with it, or an empty string.
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
