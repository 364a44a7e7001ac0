// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_table.hpp"

#include <algorithm>

namespace udklip::command_line {

const OptionInfo* find_option(const ProgramInfo& program, std::string_view long_name) {
    for (const auto& option : program.options) {
        if (option.long_name == long_name) return &option;
    }
    return nullptr;
}

std::vector<std::string_view> option_groups(const ProgramInfo& program) {
    std::vector<std::string_view> groups;
    for (const auto& option : program.options) {
        if (option.group.empty()) continue;
        if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
            groups.push_back(option.group);
        }
    }
    return groups;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string identifier(std::string_view name) {
    std::string safe(name);
    std::replace(safe.begin(), safe.end(), '-', '_');
    return safe;
}

}  // namespace udklip::command_line
