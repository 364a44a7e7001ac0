// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands above a text and tells about it: front matter between two lines `---`, or header
// lines up to the first empty line.
//
//     ---                            Kilde: Ritzau
//     title: Flere penge             Forfatter: Jens Hansen
//     author: [Jens, Hanne]
//     ---                            Kommunerne vil have ...
//     Kommunerne vil have ...
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/reading/article.hpp"
#include "indexer/reading/field_map.hpp"

namespace udklip::indexer {

/// Both set the article's fields and say how many bytes of the text they are (0: there is none).
/// The text is UTF-8. What is not wholly of the form is text, and is left alone.
std::size_t read_front_matter(std::string_view text, const FieldMap& fields, Article& article);

/// Every line above the first empty one must be `Name: value` with a name that FieldMap knows, and
/// text must follow. A first line such as `date 2021-06 ...` is not its business (recognise.hpp).
std::size_t read_header_lines(std::string_view text, const FieldMap& fields, Article& article);

}  // namespace udklip::indexer
