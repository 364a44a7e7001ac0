// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader hands on: an article as its file says it, not yet cleaned or recognised.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace udklip::indexer {

/// Where in a file something stands. All that is 0 or empty means: the file as a whole.
struct Place {
    std::string member;      ///< path inside the archive; empty for a plain file
    std::size_t line = 0;    ///< counted from 1
    std::size_t record = 0;  ///< counted from 1, in formats whose articles are not lines
};

/// UTF-8 throughout; an empty field was not stated. Its place is where it begins, whole if the
/// file (or the member) is one article.
struct Article : Place {
    std::string id;  ///< the one that the article carries itself
    std::string title;
    std::string text;
    std::string date;
    std::string source;
    std::string author;
    std::string section;
    std::string url;
    std::string furniture;  ///< text of the page that its markup tells from the article
    std::string_view stated_in = "metadata";  ///< or "header": header lines above a text
};

/// Whether a field holds a NUL character, which is shown as U+FFFD.
bool has_nul(const Article& article);

/// Where a reader puts what it finds. One bad article costs one call of reject(), not the file.
class ArticleSink {
  public:
    virtual ~ArticleSink() = default;
    virtual void article(Article&& article) = 0;
    /// `reason` completes "file, line 3: ...".
    virtual void reject(const Place& place, const std::string& reason) = 0;
    /// Something that was guessed or mended on the way and that its owner would want to know.
    virtual void warn(const Place& place, const std::string& what) = 0;
    /// Whether the reader should stop early, because the run was interrupted.
    virtual bool stop() const = 0;
};

/// The id of an article that carries none: `relative` (its file's path below the root), with
/// `!/member` and `#record` or `#line`.
std::string fallback_id(const std::string& relative, const Place& place);

/// The path that an article is shown with: `archive.zip!/member/path.txt`, or just its file's.
std::string path_with_member(const std::string& file, const Place& place);

/// The file on disk of such a path.
std::string_view file_of(std::string_view path);

/// "archive.zip!/member.csv, record 3 (line 7)".
std::string to_string(const std::string& file, const Place& place);

}  // namespace udklip::indexer
