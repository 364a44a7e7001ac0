// SPDX-License-Identifier: GPL-3.0-or-later
//
// Programs that the user names for files that Udklip does not read itself: old Word documents,
// scans. They stand in the config file:
//
//     [readers]
//     doc = antiword -w 0 -m UTF-8.txt {}
//     pdf = ocrmypdf -q -l dan --force-ocr {} -       # only a PDF that has no text
//     seconds = 600                                   # a file, by the clock
//     memory = 4G
//
// {} stands for the file. The program prints text in UTF-8 (a form feed ends a page), or a PDF.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "command_line/config_file.hpp"
#include "indexer/reading/formats.hpp"

namespace udklip::indexer {

struct OutsideProgram {
    std::string ending;              ///< of the files that it reads, in small letters: ".doc"
    std::vector<std::string> words;  ///< its name and arguments
};

struct OutsidePrograms {
    std::vector<OutsideProgram> programs;
    unsigned seconds = 300;                ///< for a file
    std::uint64_t memory = 2'000'000'000;  ///< bytes, of each of its processes

    /// Returns the program for a file by its name, compressed or not; null if there is none.
    const OutsideProgram* find(const std::filesystem::path& name) const;

    /// Returns what tells whether a file would be read otherwise than with other programs; empty if
    /// none reads it.
    std::string fingerprint(const std::filesystem::path& name) const;
};

/// Like format_of(), which knows no such programs. `outside` may be null.
Format format_of(const std::filesystem::path& name, const OutsidePrograms* outside);

/// Reads the section [readers]. Throws Error (usage) for a mistake in it.
OutsidePrograms outside_programs(const command_line::ConfigFile& config);

}  // namespace udklip::indexer
