// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the metadata above a text: front matter in YAML (between lines `---`), TOML (`+++`) or JSON
// (`{` ... `}`, `;;;`), in whatever language its first line names (`---json`), the title block of
// Pandoc (`% title`, `% authors`, `% date`), or header lines up to the first empty line.
//
//     ---                       +++                          Kilde: Ritzau
//     title: Flere penge        title = "Flere penge"        Forfatter: Jens Hansen
//     author: [Jens, Hanne]     date = 2025-01-22
//     ---                       +++                          Kommunerne vil have ...
//     Kommunerne vil have ...   Kommunerne vil have ...
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/reading/article.hpp"
#include "indexer/reading/field_map.hpp"

namespace udklip::indexer {

/// Sets the article's fields and returns the size of the front matter in bytes, 0 if there is none.
/// `text` is UTF-8. A head that breaks the form anywhere is text, and changes nothing.
std::size_t read_front_matter(std::string_view text, const FieldMap& fields, Article& article);

/// Does the same for header lines. Every line above the first empty one must be `Name: value` with
/// a name that FieldMap knows, and text must follow. recognise.hpp reads `date 2021-06 ...`.
std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article);

}  // namespace udklip::indexer
