// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/config_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <system_error>

#include "language/text/trim.hpp"

namespace udklip::command_line {
namespace {

using language::trim;

/// A section of another name is a slip of the pen. A part that reads a section adds it here.
constexpr std::array<std::string_view, 5> kSections = {"udklip-index", "udklip-search",
                                                       "udklip-web", "udklip-mcp", "readers"};

/// Cuts off a comment: a # at the front or behind a blank, outside quotes.
std::string_view without_comment(std::string_view line) {
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const bool begins = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
        if (line[at] == '"') quoted = !quoted;
        if (line[at] == '#' && begins && !quoted) return line.substr(0, at);
    }
    return line;
}

std::string unquoted(std::string_view value) {
    const bool quoted = value.size() > 1 && value.front() == '"' && value.back() == '"';
    return std::string(quoted ? value.substr(1, value.size() - 2) : value);
}

std::filesystem::path folder_of(const char* variable) {
    const char* value = std::getenv(variable);
    return value == nullptr ? "" : value;
}

}  // namespace

Error ConfigFile::mistake(std::size_t line, const translation::Said& what) const {
    return Error(ErrorCode::usage, said("{}:{}: {}", path_.native(), line, what),
                 said("mend that line, or run with --no-config"));
}

ConfigFile ConfigFile::parse(std::string_view text, const std::filesystem::path& path) {
    ConfigFile file;
    file.path_ = path;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::string section;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(without_comment(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty()) continue;
        if (line.front() == '[') {
            section = trim(line.substr(1, line.size() - (line.ends_with(']') ? 2 : 1)));
            if (!line.ends_with(']') ||
                std::find(kSections.begin(), kSections.end(), section) == kSections.end()) {
                throw file.mistake(number, said("there is no section {}; there are [{}]", line,
                                                fmt::format("{}", fmt::join(kSections, "], ["))));
            }
            continue;
        }
        const std::size_t equals = line.find('=');
        ConfigEntry entry{std::string(trim(line.substr(0, equals))), std::nullopt, number};
        if (entry.name.empty()) throw file.mistake(number, said("there is no name before the ="));
        if (section.empty()) {
            throw file.mistake(number, said("{} stands above the first [section]", entry.name));
        }
        if (equals != std::string_view::npos) entry.value = unquoted(trim(line.substr(equals + 1)));
        file.entries_.push_back({section, std::move(entry)});
    }
    return file;
}

ConfigFile ConfigFile::read(const std::filesystem::path& path) {
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown) && !unknown) return {};
    const auto cannot_read = [&](int number) {
        return Error(ErrorCode::storage,
                     said("cannot read {}: {}", path.native(), std::strerror(number)),
                     said("mend its rights, or run with --no-config"));
    };
    if (std::filesystem::is_directory(path, unknown)) throw cannot_read(EISDIR);
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw cannot_read(errno);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return parse(text, path);
}

std::vector<ConfigEntry> ConfigFile::section(std::string_view name) const {
    std::vector<ConfigEntry> found;
    for (const auto& placed : entries_) {
        if (placed.section == name) found.push_back(placed.entry);
    }
    return found;
}

std::filesystem::path config_path() {
    if (const auto folder = folder_of("XDG_CONFIG_HOME"); !folder.empty()) {
        return folder / "udklip" / "config";
    }
    const auto home = folder_of("HOME");
    return home.empty() ? home : home / ".config" / "udklip" / "config";
}

}  // namespace udklip::command_line
