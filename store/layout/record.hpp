// SPDX-License-Identifier: GPL-3.0-or-later
//
// The stored article: the document data of a database. It holds all that an answer shows, so that
// snippets never depend on the original file.
//
//     document.set_data(encode(record));
//     const Record same = decode(document.get_data());
#pragma once

#include <string>
#include <string_view>

namespace udklip::store {

/// Record::title_from of a title that was taken from the text: a headline, or running text.
inline constexpr std::string_view kFirstLine = "first line";
inline constexpr std::string_view kFirstSentence = "first sentence";

/// All text is cleaned UTF-8; an empty field is unknown.
struct Record {
    std::string id;
    std::string wanted_id;  ///< the id it would have if no other article had it; else empty
    std::string title;
    std::string text;    ///< the article without its title, unless the title was made from it
    std::string date;    ///< ISO 8601, as precise as it is known: 2021, 2021-06, 2021-06-18, ...
    std::string source;  ///< who published it, as shown
    std::string author;
    std::string section;
    std::string url;
    std::string path;    ///< absolute path of its file; behind it `!/` and the member of an archive
    std::string member;  ///< of an archive; empty: `path` is a file
    /// Text on the article's page that is not the article: contacts, teasers, "about us", share
    /// buttons. It is never part of `text`.
    std::string furniture;
    /// Captions and credits of the article's pictures, an empty line between them. They are found
    /// like the text, but count less; never part of `text` or `furniture`.
    std::string captions;
    std::string pages;       ///< where they begin in `text`: see encode_pages()
    std::string title_from;  ///< metadata, first line (a headline) or first sentence (running text)
    std::string date_from;   ///< metadata, header, path or --date
    std::string source_from;  ///< metadata, header, furniture, --source or folder
    std::string author_from;  ///< metadata or header, as for the next two
    std::string section_from;
    std::string url_from;

    bool operator==(const Record&) const = default;
};

/// Encodes a record compactly. decode() accepts fields in any order and skips unknown ones.
std::string encode(const Record& record);

/// Returns the bytes for slot::content_hash, which show whether an article changed or is damaged.
std::string hash_of_data(std::string_view encoded);

/// Throws Error (no_database) if the bytes are damaged.
Record decode(std::string_view data);

}  // namespace udklip::store
