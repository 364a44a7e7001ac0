// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/data/json_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer::json_names {
namespace {

/// The case of ASCII letters does not count.
template <std::size_t N>
bool is_called_one_of(const std::array<std::string_view, N>& known, std::string_view name) {
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view one) { return same_word(name, one); });
}

}  // namespace

bool is_list_of_articles(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"articles", "artikler", "posts", "nyheder", "news", "documents", "dokumenter", "docs",
         "stories", "historier", "indlæg", "pressemeddelelser"});
    return is_called_one_of(known, name);
}

bool is_list_of_anything(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"items", "entries", "results", "resultater", "hits", "data", "records", "rows", "pages",
         "sider", "feed", "response", "nodes"});
    return is_called_one_of(known, name);
}

bool is_list_of_parts(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"sections", "sektioner", "afsnit",      "paragraphs",  "paragraffer",   "paragraf",
         "blocks",   "blokke",    "textblocks",  "tekstblokke", "kapitler",      "chapters",
         "parts",    "dele",      "subsections", "underafsnit", "underkapitler", "passages",
         "passager", "linjer",    "lines",       "sentences",   "sætninger"});
    return is_called_one_of(known, name);
}

bool is_aside(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>({"comments",
                                                                   "kommentarer",
                                                                   "comment",
                                                                   "replies",
                                                                   "svar",
                                                                   "related",
                                                                   "relaterede",
                                                                   "relaterede_artikler",
                                                                   "relatedarticles",
                                                                   "related_articles",
                                                                   "relateret",
                                                                   "læsogså",
                                                                   "readmore",
                                                                   "links",
                                                                   "tags",
                                                                   "images",
                                                                   "billeder",
                                                                   "media",
                                                                   "medier",
                                                                   "attachments",
                                                                   "vedhæftninger",
                                                                   "breadcrumbs",
                                                                   "ads",
                                                                   "annoncer"});
    return is_called_one_of(known, name);
}

bool is_box(std::string_view name) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"faktaboks", "faktabokse", "fakta", "factbox", "factboxes", "facts", "fact_box", "boks",
         "bokse", "boxes", "sidebar", "infoboks"});
    return is_called_one_of(known, name);
}

bool names_its_object(std::string_view key) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"name", "navn", "rendered", "value", "$date", "$oid", "$numberLong", "#text", "_text",
         "$t", "da", "dan", "da-DK", "da_DK", "dansk", "danish", "main", "default"});
    return is_called_one_of(known, key);
}

int rank_in_text(std::string_view key) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"da",     "dan",   "da-DK", "da_DK", "dansk", "danish",   "rendered", "value", "html",
         "#text",  "_text", "$t",    "plain", "raw",   "markdown", "md",       "p",     "paragraph",
         "afsnit", "quote", "citat", "h1",    "h2",    "h3",       "h4",       "li"});
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](std::string_view one) { return same_word(key, one); });
    return found == known.end() ? -1 : static_cast<int>(found - known.begin());
}

NamePart part_of_name(std::string_view key) {
    static constexpr auto given = std::to_array<std::string_view>(
        {"fornavn", "firstname", "first_name", "givenname", "given_name", "given", "first"});
    static constexpr auto family =
        std::to_array<std::string_view>({"efternavn", "lastname", "last_name", "familyname",
                                         "family_name", "family", "surname", "last"});
    if (is_called_one_of(given, key)) return NamePart::given;
    return is_called_one_of(family, key) ? NamePart::family : NamePart::none;
}

bool is_piece(std::string_view type) {
    static constexpr auto known = std::to_array<std::string_view>(
        {"text", "span", "link", "a", "strong", "em", "b", "i", "mention", "inline", "hyperlink"});
    return is_called_one_of(known, type);
}

}  // namespace udklip::indexer::json_names
