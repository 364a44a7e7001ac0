// SPDX-License-Identifier: GPL-3.0-or-later
//
// The user's configuration file: sections of lines.
//
//     # ~/.config/udklip/config
//     [udklip-search]
//     limit = 20
//     source = KL          # like every option that may be repeated, on a line
//     for each value source = "#dansk"    # quotes keep blanks at the ends, and
//     # no-collapse          # a flag; also "no-collapse = yes", and "= no"
//
// The section of a program holds its options (option_table.hpp). OptionParser reads that section;
// other sections are for what is not an option.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/error.hpp"

namespace udklip::command_line {

struct ConfigEntry {
    std::string name;
    std::optional<std::string> value;  ///< none: the line holds a name alone
    std::size_t line = 0;              ///< from 1
};

class ConfigFile {
  public:
    /// No file: every section is empty.
    ConfigFile() = default;

    /// Reads a file; one that does not exist is empty. Throws Error: usage for a mistake, with file
    /// and line; storage if the file cannot be read.
    static ConfigFile read(const std::filesystem::path& path);

    /// Parses the contents of a file. `path` is used in messages only. Throws Error (usage).
    static ConfigFile parse(std::string_view text, const std::filesystem::path& path);

    /// Returns the lines of a section in their order; empty if there is none of this name.
    std::vector<ConfigEntry> section(std::string_view name) const;

    /// Returns an Error (usage) about a line: "/home/me/.config/udklip/config:3: what is wrong".
    Error mistake(std::size_t line, const translation::Said& what) const;

  private:
    struct Placed {
        std::string section;
        ConfigEntry entry;
    };
    std::filesystem::path path_;
    std::vector<Placed> entries_;
};

/// Returns $XDG_CONFIG_HOME/udklip/config, else ~/.config/udklip/config; empty if neither variable
/// is set.
std::filesystem::path config_path();

}  // namespace udklip::command_line
