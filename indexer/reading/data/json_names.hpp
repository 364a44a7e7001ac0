// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the names of JSON's lists and members say about what they hold. Letter case makes no
// difference.
#pragma once

#include <cstdint>
#include <string_view>

namespace udklip::indexer::json_names {

/// Whether a list of this name holds articles, and not parts of one.
bool is_list_of_articles(std::string_view name);

/// Whether a list of this name holds articles or parts of one.
bool is_list_of_anything(std::string_view name);

/// Whether a list of this name holds the parts of a text: sections, paragraphs, blocks.
bool is_list_of_parts(std::string_view name);

/// Whether what is called so stands beside the article: comments, related stories.
bool is_aside(std::string_view name);

/// Whether what is called so belongs to the article, below its text: a box of facts.
bool is_box(std::string_view name);

/// Returns whether a member says what its object is: {"name": "Ritzau"}, {"rendered": "..."},
/// {"$date": "2021-06-18"}, {"da": "Ny bro"}.
bool names_its_object(std::string_view key);

/// Returns the rank, from 0, of a member that holds the text of an object that is called like one,
/// {"body": {"html": "..."}}, {"content": [{"p": "..."}]}; -1 for others.
int rank_in_text(std::string_view key);

/// What a member of a person's object holds.
enum class NamePart : std::uint8_t { none, given, family };
NamePart part_of_name(std::string_view key);

/// Whether a type, {"type": "text"}, is of a piece inside a paragraph: no space belongs around it.
bool is_piece(std::string_view type);

}  // namespace udklip::indexer::json_names
