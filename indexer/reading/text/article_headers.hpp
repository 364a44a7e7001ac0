// SPDX-License-Identifier: GPL-3.0-or-later
//
// The headers that stand above the articles in a text file of several: exports of media archives,
// wires of bureaus, press releases. A table of patterns says what they look like.
//
//     Ny bro i Vejle
//     Vejle Amts Folkeblad | 06.05.2021 | Side 4 | 112 ord
//
//     ArticleHeaders headers;
//     headers.add("{title}¶{source} | {date}< | Side {page}>< | {number} ord>");
//     for (const auto& header : headers.find(text)) ...      // header.fields.source and so on
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "indexer/reading/article.hpp"
#include "indexer/reading/text/header_pattern.hpp"

namespace udklip::indexer {

/// Whether a line parts articles and says nothing of them: -----, * * *, "Dokument 1 af 12".
bool is_rule(std::string_view line);

class ArticleHeaders {
  public:
    /// A header in a text.
    struct Found {
        std::size_t begin;  ///< bytes: where the article's headline or header begins
        std::size_t end;    ///< where its text begins
        Article fields;     ///< title, date, source, section, author and id, if they are stated
        std::string above;  ///< lines between the article's beginning and its headline
        bool may_have_headline_above = false;
        /// It says more than a name and a date, or the name is a publisher's.
        bool is_certain = false;
    };

    /// The table that is part of the program (data/article_headers.tsv).
    static const ArticleHeaders& built_in();

    /// Adds a pattern; the table's own text says what may stand in it. Later ones go before earlier
    /// ones. Returns what is wrong with it, or an empty string.
    std::string add(std::string_view pattern);
    void add_bureau(std::string_view name);
    /// Names that are believed to be a source even if a header states nothing but a date beside it.
    void add_publisher(std::string_view name);

    /// Returns the headers in a text, in their order: those that are certain, and others like them
    /// if most are. Linear in the text.
    std::vector<Found> find(std::string_view text) const;

  private:
    struct Pattern {
        bool has_title_above = false;
        bool has_date_in_line = false;  ///< in the first line
        bool begins_with_words = false;
        bool is_of_bureau = false;  ///< its first line is nothing but a bureau's name
        std::vector<HeaderNode> nodes;
    };

    std::optional<Found> match(std::string_view text, std::size_t at) const;

    std::vector<Pattern> patterns_;
    std::unordered_set<std::string> bureaus_;     ///< in small letters
    std::unordered_set<std::string> publishers_;  ///< likewise
};

}  // namespace udklip::indexer
