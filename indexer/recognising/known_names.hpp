// SPDX-License-Identifier: GPL-3.0-or-later
//
// The names that were seen, each spelling with its key, and what the article at hand says of them.
//
//     KnownNames names;
//     names.in_article("Jacob Bundsgaard").key        jacob bundsgård
//     names.find("Jacob Bundsgaard")                  the same one
//     names.begin_article();
//     names.find("Jacob Bundsgaard")                  nullptr
//
// Articles name the same few again and again: the key of a name is made once for all of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/recognising/by_word.hpp"

namespace udklip::indexer {

struct KnownName {
    std::string_view text;
    std::string key;              ///< store::facet_key()
    KnownName* of_key = nullptr;  ///< the spelling that stands for all of the key

    /// Of the article at hand.
    struct Here {
        bool is_here = false;
        bool inside = false;             ///< inside a sentence
        bool is_place = false;           ///< behind *i*
        std::uint32_t longer_names = 0;  ///< of which it is the last word
        KnownName* longer = nullptr;     ///< the last of them
        std::uint32_t mentions = 0;      ///< of the key, counted at `of_key`
    } here;
};

/// Names stay where they are until the next begin_article().
class KnownNames {
  public:
    /// Forgets the article before.
    void begin_article();

    /// Returns the name as one of this article.
    KnownName& in_article(std::string_view text);

    /// Returns the name if this article has it, else nullptr.
    KnownName* find(std::string_view text);

    /// The names of this article, each once, in the order in which they came.
    const std::vector<KnownName*>& article() const { return article_; }

  private:
    KnownName& add(std::string_view text);

    ByWord<KnownName> names_;
    ByWord<KnownName*> by_key_;
    std::vector<KnownName*> article_;
};

}  // namespace udklip::indexer
