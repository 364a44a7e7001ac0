// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns an article as its file states it into the record that is stored: cleans the text, separates
// the furniture, and recognises date, source and title.
//
//     const Recognition how{{.source = "KL"}, load_headings("")};
//     RecognisedArticle record = recognise(article, "kl/2021/a.txt", how, warn);
//
// The date comes from a field, from a header line above the text, or from the path, and is
// otherwise unknown. A line that says nothing but a date, above the text or below its headline,
// counts and is text all the same. Dates inside the text belong to its story, or to other articles.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/reading/article.hpp"
#include "indexer/recognising/furniture_headings.hpp"
#include "language/dates/date.hpp"
#include "language/dates/time_zone.hpp"
#include "store/layout/record.hpp"

namespace udklip::language {
class LineHyphens;
}

namespace udklip::indexer {

/// For articles that carry none themselves (--source, --date).
struct Defaults {
    std::string source;
    std::string date;  ///< ISO 8601
};

/// Everything beside the article that recognise() depends on. Threads may share it.
struct Recognition {
    Defaults defaults;
    FurnitureHeadings headings = FurnitureHeadings::built_in();
    const language::LineHyphens* hyphens = nullptr;  ///< joins words that were cut at line ends
    std::string timezone = language::kDefaultZone;   ///< in which a time in UTC was published
};

/// The record of an article, and its date as a value: nobody parses it a second time.
struct RecognisedArticle : store::Record {
    std::optional<language::Date> known_date;
};

/// Returns a hash of the rules of this program and the headings: two runs with the same one
/// recognise alike. Options of one run (--source, --date) do not count. Hexadecimal.
std::string fingerprint(const Recognition& how);

/// `relative`: the path below the root, of the archive's member if it is one (path_with_member()).
/// Calls `warn` for what could not be used, such as an invalid date. The record gets no path, and
/// no id unless the article states one.
RecognisedArticle recognise(const Article& article, std::string_view relative,
                            const Recognition& how,
                            const std::function<void(const std::string&)>& warn);

/// Returns the id that an article states, as its record holds it, or an empty string.
std::string stated_id(const Article& article);

/// Returns the part of a path that may date an article: the whole path if its file holds one
/// article, else only the folders, because the name of a file of many tells when the file was made.
std::string_view dating_part(std::string_view relative, const Place& place);

}  // namespace udklip::indexer
