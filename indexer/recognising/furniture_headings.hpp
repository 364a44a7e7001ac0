// SPDX-License-Identifier: GPL-3.0-or-later
//
// The headings that mark page furniture: a table that ships (data/furniture.tsv), and rows that the
// user adds. docs/formats.md tells users how to write one.
//
//     FurnitureHeadings headings = FurnitureHeadings::built_in();
//     headings.find("Del på Facebook:")                      a line
//     headings.find("Flere pressemeddelelser fra KL")        end, the name is KL, of the publisher
//     headings.find("Kommunerne vil have flere penge.")      nothing
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/reading/text/article_headers.hpp"

namespace udklip::indexer {

/// The meaning of a heading, for its own line and for the block below it.
enum class Furniture : std::uint8_t {
    text,      ///< never furniture; overrides other rows
    line,      ///< furniture by itself, above or below the article
    anywhere,  ///< furniture by itself, also inside the article
    also,      ///< the line below is the headline of another article
    contacts,  ///< names, telephones and addresses stand below
    about,     ///< a description of the publisher stands below
    keywords,  ///< short lines stand below: words, links, files
    teasers,   ///< headlines of other articles stand below
    end,       ///< nothing below belongs to the article
};

/// The row of the table that fits a line.
struct HeadingMatch {
    Furniture kind;
    std::string_view name;  ///< a piece of the line that was asked for; empty if it names nobody
    bool is_publisher = false;  ///< the name is the publisher's, if the heading is furniture
};

/// Immutable once made: may be shared between threads.
class FurnitureHeadings {
  public:
    static FurnitureHeadings built_in();

    /// Takes rows "kind<TAB>pattern"; those added later go first. `where` is for messages. Throws
    /// Error (usage).
    void add(std::string_view rows, const std::string& where);

    /// Returns the row that fits a cleaned line. The match is valid as long as the line.
    std::optional<HeadingMatch> find(std::string_view line) const;

    /// Returns the headers of articles in files of several: the built-in ones and those of rows.
    const ArticleHeaders& headers() const { return headers_; }

    /// Whether a row of the kind `publisher` names it. Ignores case and spaces.
    bool is_publisher(std::string_view name) const;

    /// Whether the line is a word that stands above headlines: Debat, Leder.
    bool is_kicker(std::string_view line) const;

    /// Whether any row fits the line, including rows of the kind `text`.
    bool has_row_for(std::string_view line) const { return match(line).has_value(); }

    /// Changes when the rows change. Hexadecimal.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    enum class Slot : std::uint8_t { publisher, name, date, number, text };
    struct Pattern {
        Furniture kind;
        std::vector<std::string> literals;  ///< one more than slots: between and around them
        std::vector<Slot> slots;
    };

    /// Like find(), but also returns rows of the kind `text`.
    std::optional<HeadingMatch> match(std::string_view line) const;
    bool add_name(std::string_view kind, std::string_view value, const std::string& where);
    void add_row(Furniture kind, std::string_view pattern, const std::string& where);
    static std::optional<HeadingMatch> fit(const Pattern& pattern, std::string_view line,
                                           std::string_view lower);
    static bool holds(Slot slot, std::string_view value);

    ArticleHeaders headers_ = ArticleHeaders::built_in();
    std::unordered_map<std::string, Furniture> plain_;
    std::unordered_set<std::string> publishers_;  ///< keys
    std::unordered_set<std::string> kickers_;     ///< keys
    std::vector<Pattern> patterns_;               ///< the latest last
    std::string fingerprint_;
};

/// Returns the built-in table with the rows of $XDG_CONFIG_HOME/udklip/furniture.tsv (if it exists)
/// and of the file `named` (may be empty). Throws Error if one cannot be read.
FurnitureHeadings load_headings(const std::filesystem::path& named);

}  // namespace udklip::indexer
