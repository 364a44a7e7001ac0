// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an object of JSON came to, and those that wait until the object around them is known.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/article.hpp"

namespace udklip::indexer {

/// An article, or the reason why an object is not one.
struct JsonRecord {
    Article article;
    std::string fault;           ///< why it is rejected; empty for an article
    std::string mended;          ///< what was left out; empty if nothing was
    std::string long_field;      ///< a field without a known name that holds running text
    std::string sentence_field;  ///< one that holds a sentence at least
    bool has_text = false;
    bool is_outermost = false;
    bool is_no_article = false;  ///< it has a fault because it has nothing of an article
    bool may_be_part = false;    ///< it has nothing of its own that parts of an article lack
    bool lacks_own_day = false;  ///< nor a date, source or author; it may have an id or an address
    bool is_in_list = false;  ///< its list is called as lists of articles, or of other things, are
    bool is_part = false;     ///< it lies inside a text, and is no article of its own
    bool is_piece = false;    ///< of a paragraph: what stands beside it goes on without a space
    bool is_in_box = false;   ///< it belongs below the text of an article that has one
    bool is_aside = false;    ///< a comment, a related story

    /// A part of a text that has nothing but its text.
    static JsonRecord part(std::string_view text);
};

/// Records in order, and about how many bytes they take.
class HeldRecords {
  public:
    std::size_t size() const { return records_.size(); }
    std::size_t bytes() const { return bytes_; }
    /// Those from number `first` on.
    std::span<JsonRecord> from(std::size_t first);

    void add(JsonRecord&& record);
    /// Appends a part without a title to the last record, so that a text of many pieces is not held
    /// piece by piece. Returns false if that is of another kind, or before number `first`.
    bool append(const JsonRecord& part, std::size_t first);

    /// Drops those from number `first` on.
    void drop(std::size_t first);
    /// Drops the comments and related stories among them.
    void drop_asides(std::size_t first);
    /// Takes those from number `first` on out, and returns their titles and texts.
    std::string take_text(std::size_t first);
    /// Takes all out.
    std::vector<JsonRecord> take();

  private:
    std::vector<JsonRecord> records_;
    std::size_t bytes_ = 0;
};

}  // namespace udklip::indexer
