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

    /// Returns the --map that takes the text from a field that is called so, ready to be typed.
    static std::string mapping_of_text(std::string_view name);

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
    /// An empty value is none, and a date that is none gives way to the next one.
    void set(Article& article, const FieldMatch& match, std::string value);

  private:
    struct Taken {
        FieldMatch match;
        bool is_usable;
    };
    std::vector<Taken> taken_;
};

/// Puts the lead before the text, mends text that was encoded twice, and takes the name of a source
/// from its address. Returns what was mended, or an empty string.
std::string finish_fields(Article& article);

/// Whether a value is one sentence or several, however short.
bool is_sentence(std::string_view value);

/// Whether a value is running text that nothing but an article has: several sentences.
bool is_long_text(std::string_view value);

}  // namespace udklip::indexer
