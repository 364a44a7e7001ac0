// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader hands on: an article as its file says it, not yet cleaned or recognised.
#pragma once

#include <cstddef>
#include <string>

namespace udklip::indexer {

/// UTF-8 throughout; an empty field was not stated.
struct Article {
    std::string id;  ///< the one that the article carries itself
    std::string title;
    std::string text;
    std::string date;
    std::string source;
    std::string author;
    std::string section;
    std::string url;
    std::size_t line = 0;  ///< where it begins in its file, from 1; 0 if the file is one article
};

/// Where a reader puts what it finds. One bad article costs one call of reject(), not the file.
class ArticleSink {
  public:
    virtual ~ArticleSink() = default;
    virtual void article(Article&& article) = 0;
    /// `line` as in Article; `reason` completes "file, line 3: ...".
    virtual void reject(std::size_t line, const std::string& reason) = 0;
    /// Something that was mended on the way and that its owner would want to know.
    virtual void warn(std::size_t line, const std::string& what) = 0;
    /// Whether the reader should stop early, because the run was interrupted.
    virtual bool stop() const = 0;
};

}  // namespace udklip::indexer
