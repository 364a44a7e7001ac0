// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises the format of a file by its first bytes, whatever it is called.
//
//     signature_of("%PDF-1.7 ...").format                   pdf
//     signature_of("Subject: Ny bro\nReceived: ...").format mail
//     signature_of("\x89PNG...").name                       "a picture"
//     signature_of("Kommunerne sparer.").name               "", for text may be read
//     format_of_content("<!DOCTYPE html> ...")         html
#pragma once

#include <string_view>

#include "indexer/reading/formats.hpp"

namespace udklip::indexer {

struct Signature {
    std::string_view name;         ///< with its article: "a picture"; empty: text may be read
    Format format = Format::none;  ///< of a file that udklip-read takes
};

/// Returns what a file is that no text reader takes. `head`: its first bytes, some thousand of them
/// if it has as many.
Signature signature_of(std::string_view head);

/// Whether a file is compressed, by gzip, zstd, xz or bzip2.
bool is_packed(std::string_view head);

/// Returns whether a text is JSON, and which: json_lines or json; text: it is none. A text that
/// begins like JSON and goes on as another is none.
Format json_in_text(std::string_view head);

/// Returns the format of a file whose name tells none: html, json, archive or text; none for bytes
/// that are no text.
Format format_of_content(std::string_view head);

}  // namespace udklip::indexer
