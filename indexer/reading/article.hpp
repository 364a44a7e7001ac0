// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader delivers: an article as its file states it, neither cleaned nor recognised yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/layout/record.hpp"

namespace udklip::indexer {

/// A position in a file. A place whose members are all 0 or empty stands for the whole file.
struct Place {
    std::string member;      ///< path inside the archive; empty for a plain file
    std::size_t line = 0;    ///< counted from 1
    std::size_t record = 0;  ///< counted from 1, in formats whose articles are not lines
};

/// Stands in an article's text in front of the first word of each page: U+FDD0, which no text has
/// (a noncharacter, for a program's own use), and a blank.
inline constexpr std::string_view kPageMark = "\xef\xb7\x90 ";

/// A page of a document, or a chapter of a book.
struct ArticlePage {
    std::uint32_t number = 0;  ///< of a page, from 1; 0: a chapter
    std::string heading;       ///< of a chapter; empty: it has none
};

/// All fields are UTF-8; an empty field was not stated. The place is where the article begins, or
/// the whole file (or member) if that holds one article only.
struct Article : Place {
    std::string id;  ///< the one that the article carries itself
    std::string title;
    std::string lead;  ///< stands before the text, as its first paragraph
    std::string text;
    std::string description;  ///< is the text if there is none
    std::string date;
    std::string source;
    std::string author;
    std::string section;
    std::string url;
    std::string heading;    ///< the first heading below the first level: a title if nothing else is
    std::string furniture;  ///< text that the page's markup separates from the article
    std::string captions;   ///< captions and credits of its pictures, an empty line between them
    std::vector<ArticlePage> pages;           ///< as many as there are marks in the text
    bool marks_headings = false;              ///< its format has headings, so a first line is none
    std::string_view stated_in = "metadata";  ///< or "header": header lines above a text
    /// Which place of a page stated a field ("JSON-LD", "meta og:title"); empty: see `stated_in`.
    std::string title_from, date_from, source_from, author_from, section_from, url_from;
};

/// Returns how many pages or chapters begin in a text.
std::size_t page_marks_in(std::string_view text);

/// Whether some field holds a NUL character. Such characters are shown as U+FFFD.
bool has_nul(const Article& article);

/// Receives what a reader finds. A bad article costs one call of reject(), not the whole file.
class ArticleSink {
  public:
    virtual ~ArticleSink() = default;
    virtual void article(Article&& article) = 0;
    /// `reason` completes "file, line 3: ...".
    virtual void reject(const Place& place, const std::string& reason) = 0;
    /// Counts a file or member that is no article, or whose format no reader takes. It is no fault.
    virtual void skip(const Place& place, const std::string& reason) = 0;
    /// Reports something that was guessed or mended, which the owner of the file wants to know.
    virtual void warn(const Place& place, const std::string& what) = 0;
    /// Whether the run was interrupted: the reader then stops early.
    virtual bool stop() const = 0;
};

/// Passes everything on to another sink, which must outlive it. What changes something on the way
/// overrides that.
class PassingSink : public ArticleSink {
  public:
    explicit PassingSink(ArticleSink& sink) : sink_(&sink) {}
    void article(Article&& article) override { sink_->article(std::move(article)); }
    void reject(const Place& place, const std::string& reason) override {
        sink_->reject(placed(place), reason);
    }
    void skip(const Place& place, const std::string& reason) override {
        sink_->skip(placed(place), reason);
    }
    void warn(const Place& place, const std::string& what) override {
        sink_->warn(placed(place), what);
    }
    bool stop() const override { return sink_->stop(); }

  protected:
    /// Returns what a place is for the other sink.
    virtual Place placed(const Place& place) const { return place; }
    ArticleSink& next() const { return *sink_; }

  private:
    ArticleSink* sink_;
};

/// Returns the id for an article that states none: `relative` (the path of its file below the
/// root), followed by `!/member` and `#record` or `#line`.
std::string fallback_id(const std::string& relative, const Place& place);

/// Returns the path that is shown for an article: `archive.zip!/member/path.txt`, or its file's.
std::string path_with_member(const std::string& file, const Place& place);

/// Returns the file on disk that a record came from.
std::string file_of(const store::Record& record);

/// "archive.zip!/member.csv, record 3 (line 7)".
std::string to_string(const std::string& file, const Place& place);

}  // namespace udklip::indexer
