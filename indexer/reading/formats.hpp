// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises the format of a file by its name. docs/formats.md lists the formats.
//
//     format_of("nyt.txt")         text
//     format_of("nyt.jsonl.zst")   json_lines, and is_compressed() is true
//     format_of("2021.tar.gz")     archive
#pragma once

#include <filesystem>
#include <string_view>

namespace udklip::indexer {

enum class Format { none, text, markdown, html, json, json_lines, csv, tsv, archive };

/// Looks at the name without the ending of its compression. Returns `none` if no reader takes it.
Format format_of(const std::filesystem::path& path);

/// Whether the name ends in .gz, .zst, .xz or .bz2 and the file is no archive.
bool is_compressed(const std::filesystem::path& path);

/// Whether a file or folder is skipped whatever its format: hidden ones, backups (`~`), and README
/// files (they describe the folder).
bool is_left_out(std::string_view name);

}  // namespace udklip::indexer
