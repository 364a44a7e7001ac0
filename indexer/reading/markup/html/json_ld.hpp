// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page says of itself in JSON-LD (schema.org), and the article that a page's scripts carry
// as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer::html {

/// An object of JSON-LD with the members that are asked for; empty where it has none.
struct LinkedThing {
    std::vector<std::string> types;  ///< NewsArticle, WebPage ...
    std::string id;
    std::string name;
    std::string headline;
    std::string text;  ///< articleBody
    std::string published;
    std::string created;
    std::string publisher;
    std::string section;
    std::string url;
    std::vector<std::string> authors;
    std::string node;                       ///< its @id, by which others refer to it
    std::vector<std::string> author_nodes;  ///< of authors that are only referred to
    std::vector<std::string> referred;      ///< their names

    /// Whether it is an article, a posting, a report or a review.
    bool is_article() const;
    bool is_recipe() const;
    /// Whether it is a page or a recipe.
    bool is_page() const;
    /// Whether it is a site or a house, so that its name is no headline.
    bool is_site() const;
};

/// All objects of the scripts, in their order: lists, @graph and what a page is about are searched.
/// CDATA marks, comments and what stands behind the last brace are passed over, and so is JSON that
/// is broken nevertheless: pages are full of it.
std::vector<LinkedThing> read_json_ld(const std::vector<std::string>& scripts);

/// The longest text that JSON in a script has under a name such as *articleBody* or *content*, if
/// it has at least 400 bytes; empty if there is none. It may be HTML.
std::string longest_text(const std::vector<std::string>& scripts);

}  // namespace udklip::indexer::html
