// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article as it is kept: the document data of a database. It holds all that an answer shows, so
// that snippets never depend on the original file.
#pragma once

#include <string>
#include <string_view>

namespace udklip::store {

/// Record::title_from of a title that was made from running text.
inline constexpr std::string_view kFirstSentence = "first sentence";

/// All text is cleaned UTF-8; an empty field is not known.
struct Record {
    std::string id;
    std::string wanted_id;  ///< the one that it would have, if no other article had it
    std::string title;
    std::string text;    ///< the article without its title, unless the title was made from it
    std::string date;    ///< ISO 8601, as precise as it is known: 2021, 2021-06, 2021-06-18, ...
    std::string source;  ///< who published it, as shown
    std::string author;
    std::string section;
    std::string url;
    std::string path;        ///< absolute path of the file that it came from
    std::string title_from;  ///< metadata, first line (a headline) or first sentence (running text)
    std::string date_from;   ///< where the date was found: header, metadata, path
    std::string source_from;  ///< where the source was found

    bool operator==(const Record&) const = default;
};

/// A compact, self-describing form: fields in any order, unknown ones are skipped on reading.
std::string encode(const Record& record);

/// Throws Error (no_database) if the bytes are damaged.
Record decode(std::string_view data);

}  // namespace udklip::store
