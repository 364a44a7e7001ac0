// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises the format of a file by its first bytes, whatever it is called.
//
//     foreign_format("%PDF-1.7 ...")                   "a PDF"
//     foreign_format("Subject: Ny bro\nReceived: ...") "a mail"
//     foreign_format("Kommunerne sparer.")             "", for text may be read
//     format_of_content("<!DOCTYPE html> ...")         html
#pragma once

#include <string_view>

#include "indexer/reading/formats.hpp"

namespace udklip::indexer {

/// Returns what a file is that no reader takes, with its article, or an empty string. `head`: its
/// first bytes, some thousand of them if it has as many.
std::string_view foreign_format(std::string_view head);

/// Returns the format of a file whose name tells none: html, json, archive or text; none for bytes
/// that are no text.
Format format_of_content(std::string_view head);

}  // namespace udklip::indexer
