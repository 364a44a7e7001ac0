// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file's format, recognised by its name: docs/formats.md has the list.
//
//     format_of("nyt.txt")         text
//     format_of("nyt.jsonl.zst")   json_lines, and is_compressed() is true
//     format_of("2021.tar.gz")     archive
#pragma once

#include <filesystem>
#include <string_view>

namespace udklip::indexer {

enum class Format { none, text, markdown, html, json, json_lines, csv, tsv, archive };

/// By the part of the name before the compression's ending; none for one that no reader takes.
Format format_of(const std::filesystem::path& path);

/// Whether the name ends in .gz, .zst, .xz or .bz2 and the file is no archive.
bool is_compressed(const std::filesystem::path& path);

/// Files and folders that are passed over, whatever their format: hidden ones, backups (`~`),
/// README files (they are about the folder).
bool is_left_out(std::string_view name);

}  // namespace udklip::indexer
