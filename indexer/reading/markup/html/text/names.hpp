// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the class and the id of an element say about it (data/page_names.tsv).
//
//     kinds_of_names("box relatedPosts", "")     furniture and related
//     kinds_of_names("article__byline", "")      furniture, date and author
//     kinds_of_names("shareholders", "")         nothing
#pragma once

#include <cstdint>
#include <string_view>

namespace udklip::indexer::html {

enum class NameKind : std::uint8_t {
    furniture,  ///< not the article
    related,    ///< furniture: other articles, newsletters, cookies
    comments,   ///< furniture: what readers wrote
    hidden,     ///< furniture: not to be seen
    beside,     ///< dates and names in there belong to something else
    caption,    ///< furniture: what stands below a picture, and who took it
    lead,       ///< the first paragraph
    kicker,     ///< words about the subject above a headline
    date,       ///< holds the date, among other things
    published,  ///< the date is the one of publication
    updated,    ///< the date is the one of a change
    author,     ///< holds the author
    writer,     ///< may hold the author
    footer,     ///< is called footer
    page,       ///< of the body: a page of the site, and no article
};

/// A set of kinds.
class NameKinds {
  public:
    void add(NameKind kind) { bits_ |= bit(kind); }
    void add(NameKinds others) { bits_ |= others.bits_; }
    bool has(NameKind kind) const { return (bits_ & bit(kind)) != 0; }
    bool is_sure() const { return has(NameKind::related) || has(NameKind::comments); }
    bool empty() const { return bits_ == 0; }

  private:
    static std::uint16_t bit(NameKind kind) {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    std::uint16_t bits_ = 0;
};

/// The kinds of all words of a class attribute and an id. Only the first 16 classes are read, and
/// none that states what an article is tagged with (`tag-`, `category-`, `type-` ...);
/// behind `has` or `no` stands what an element has or lacks, and not what it is.
NameKinds kinds_of_names(std::string_view classes, std::string_view id);

}  // namespace udklip::indexer::html
