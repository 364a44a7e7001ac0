// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article as it is kept: the document data of a database. It holds all that an answer shows, so
// that snippets never depend on the original file.
#pragma once

#include <string>
#include <string_view>

namespace udklip::store {

/// Record::title_from of a title that was taken from the text: a headline, or running text.
inline constexpr std::string_view kFirstLine = "first line";
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
    std::string path;  ///< absolute path of the file that it came from
    /// What stood on the article's page and is not the article, as far as it is kept: contacts,
    /// teasers, "about us", share buttons. Never part of the text.
    std::string furniture;
    std::string title_from;  ///< metadata, first line (a headline) or first sentence (running text)
    std::string date_from;   ///< metadata, header, path or --date
    std::string source_from;  ///< metadata, header, furniture, --source or folder
    std::string author_from;  ///< metadata or header, as for the next two
    std::string section_from;
    std::string url_from;

    bool operator==(const Record&) const = default;
};

/// A compact, self-describing form: fields in any order, unknown ones are skipped on reading.
std::string encode(const Record& record);

/// What is kept in slot::content_hash: tells whether an article changed, and whether it is damaged.
std::string hash_of_data(std::string_view encoded);

/// Throws Error (no_database) if the bytes are damaged.
Record decode(std::string_view data);

}  // namespace udklip::store
