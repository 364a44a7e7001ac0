// SPDX-License-Identifier: GPL-3.0-or-later
//
// From a file to its articles. A format is recognised by the file's name.
//
//     .txt .text   one article
//     .jsonl .ndjson   one article a line: id, title, text, date, source, author, section, url
#pragma once

#include <filesystem>

#include "indexer/article.hpp"

namespace udklip::indexer {

enum class Format { none, text, json_lines };

/// By the file's name; none for one that no reader takes.
Format format_of(const std::filesystem::path& path);

/// Hands the articles of a file to the sink, in order. Throws std::system_error if it cannot be
/// read; everything else that is wrong with it is told to the sink.
void read_articles(const std::filesystem::path& path, Format format, ArticleSink& sink);

/// A text file: one article.
void read_text(const std::filesystem::path& path, ArticleSink& sink);

/// JSON Lines, read as a stream: one article a line.
void read_json_lines(const std::filesystem::path& path, ArticleSink& sink);

}  // namespace udklip::indexer
