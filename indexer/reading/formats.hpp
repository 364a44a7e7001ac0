// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recognises the format of a file by its name. docs/formats.md lists the formats.
//
//     format_of("nyt.txt")         text
//     format_of("nyt.jsonl.zst")   json_lines, and is_compressed() is true
//     format_of("2021.tar.gz")     archive
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::indexer {

enum class Format {
    none,
    text,
    markdown,
    html,
    json,
    json_lines,
    csv,
    tsv,
    archive,
    pdf,
    docx,
    odt,
    epub,
    rtf,
    mail,
    mhtml,
    xml,
    mbox,
    warc,
    outside,     ///< by a program that the user named (outside_programs.hpp)
    by_content,  ///< several formats go by its ending: what is inside says which
};

/// Whether the format is read by a parser that runs in a process of its own (foreign_reader.hpp).
/// An mbox is cut into mails first, which are.
constexpr bool is_foreign(Format format) {
    return format >= Format::pdf && format <= Format::xml;
}

/// Returns the name without the ending of its compression: "a.txt" for "a.txt.gz".
std::string without_compression(std::string_view name);

/// Looks at the name without the ending of its compression. Returns `none` if no reader takes it.
Format format_of(const std::filesystem::path& path);

/// Whether the name ends in .gz, .zst, .xz or .bz2 and the file is no archive.
bool is_compressed(const std::filesystem::path& path);

/// Why a file is skipped by its name.
inline constexpr const char* kLeftOut = "belongs to a folder, a site or a program; not read";
inline constexpr const char* kNoFormat = "has an ending that is not read";

/// Whether a file or folder is hidden: it is neither read nor counted.
bool is_hidden_name(std::string_view name);

/// Whether a file or folder is counted but not read, whatever its format: backups (`~`), README
/// and LICENSE files (they are about the folder), and what belongs to a site or a program and not
/// to its articles
/// (_layouts, node_modules, robots.txt, package.json).
bool is_left_out(std::string_view name);

/// Why the folder of a saved page is skipped.
inline constexpr const char* kOfSavedPage = "belongs to the saved page beside it; not read";

/// Returns the files one of which is the page whose pictures and scripts a browser puts into a
/// folder of this name or path: "Ny bro.html" and the like for "Ny bro_files"; none for other
/// folders.
std::vector<std::string> saved_pages_of(std::string_view folder);

/// The ending of a name, in small letters: ".pdf", ".tar.gz"; "none" if it has none.
std::string ending_of(std::string_view name);

}  // namespace udklip::indexer
