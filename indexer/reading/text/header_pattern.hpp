// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pattern of a header, and the matching of it at one place of a text.
//
//     std::vector<HeaderNode> nodes;
//     parse_header_pattern("{source} | {date}< | Side {page}>", nodes);      // "": nothing is
//     wrong HeaderMatcher matcher(bureaus, "Vejle Amts Folkeblad | 06.05.2021"); matcher.run(nodes,
//     0)                     34, where the header ends matcher.value(HeaderSlot::date) 06.05.2021
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace udklip::indexer {

enum class HeaderSlot { title, source, bureau, date, time, section, page, number, author, id };

struct HeaderNode {
    enum class Kind { literal, line_end, slot, optional };
    Kind kind;
    std::string literal = {};  ///< in small letters, single spaces
    HeaderSlot slot = HeaderSlot::title;
    std::vector<HeaderNode> inside = {};  ///< of an optional part
};

constexpr std::size_t kLongestHeaderLine = 240;   ///< bytes
constexpr std::size_t kLongestHeaderTitle = 240;  ///< bytes
constexpr std::string_view kHeaderLineEnd = "¶";

/// Adds the nodes of a pattern. Returns what is wrong with it, or an empty string.
std::string parse_header_pattern(std::string_view pattern, std::vector<HeaderNode>& nodes);

/// Tries patterns at places of a text. Views what it is made from.
class HeaderMatcher {
  public:
    /// `bureaus` are names in small letters.
    HeaderMatcher(const std::unordered_set<std::string>& bureaus, std::string_view text)
        : bureaus_(bureaus), text_(text) {}

    /// Returns where the header ends, or npos.
    std::size_t run(const std::vector<HeaderNode>& nodes, std::size_t at);

    /// Returns what the last header that fitted has in a place, or nothing.
    std::string_view value(HeaderSlot slot) const {
        return values_[static_cast<std::size_t>(slot)];
    }

  private:
    using Next = std::function<bool(std::size_t)>;

    bool match(std::span<const HeaderNode> nodes, std::size_t at, const Next& next);
    bool match_slot(HeaderSlot slot, std::span<const HeaderNode> rest, std::size_t at,
                    const Next& next);
    std::size_t behind_literal(std::string_view literal, std::size_t at) const;
    std::size_t behind_line_end(std::size_t at) const;
    bool holds(HeaderSlot slot, std::string_view value) const;

    const std::unordered_set<std::string>& bureaus_;
    std::string_view text_;
    std::array<std::string_view, 10> values_{};
    int steps_ = 0;
};

}  // namespace udklip::indexer
