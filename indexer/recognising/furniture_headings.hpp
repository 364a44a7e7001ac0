// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines by which page furniture is known: a table that ships (data/furniture.tsv) and rows that
// the user adds. docs/formats.md tells users how to write one.
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
#include <vector>

namespace udklip::indexer {

/// What a line says of itself and of what stands below it.
enum class Furniture : std::uint8_t {
    text,      ///< it is no furniture, whatever another row says
    line,      ///< furniture by itself, above or below the article
    anywhere,  ///< furniture by itself, in its midst as well
    also,      ///< the headline of another article stands below
    contacts,  ///< names, telephones and addresses do
    about,     ///< what the publisher is
    keywords,  ///< short lines: words, links, files
    teasers,   ///< headlines of other articles
    end,       ///< nothing of the article does
};

/// What the table of headings says of a line.
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

    /// What a line (cleaned) is, if it stands alone. The match is good as long as the line.
    std::optional<HeadingMatch> find(std::string_view line) const;

    /// Whether there is a row for it, be it one that says that it is text.
    bool has_row_for(std::string_view line) const { return match(line).has_value(); }

    /// Differs when the rows do. Hexadecimal.
    const std::string& fingerprint() const { return fingerprint_; }

  private:
    enum class Slot : std::uint8_t { publisher, name, date, number, text };
    struct Pattern {
        Furniture kind;
        std::vector<std::string> literals;  ///< one more than slots: between and around them
        std::vector<Slot> slots;
    };

    /// What find() gives, and Furniture::text as well.
    std::optional<HeadingMatch> match(std::string_view line) const;
    void add_row(Furniture kind, std::string_view pattern, const std::string& where);
    static std::optional<HeadingMatch> fit(const Pattern& pattern, std::string_view line,
                                           std::string_view lower);
    static bool holds(Slot slot, std::string_view value);

    std::unordered_map<std::string, Furniture> plain_;
    std::vector<Pattern> patterns_;  ///< the latest last
    std::string fingerprint_;
};

/// The built-in table, the user's ($XDG_CONFIG_HOME/udklip/furniture.tsv, if it is there), and the
/// file that was named (may be empty). Throws Error if one cannot be read.
FurnitureHeadings load_headings(const std::filesystem::path& named);

}  // namespace udklip::indexer
