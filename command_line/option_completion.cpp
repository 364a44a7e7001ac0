// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_completion.hpp"

#include <algorithm>

namespace udklip::command_line {

std::string_view asked_for(Completion completion) {
    switch (completion) {
        case Completion::source:
            return "source";
        case Completion::year:
            return "year";
        case Completion::saved:
            return "saved";
        case Completion::tag:
            return "tag";
        default:
            return {};
    }
}

bool completes_by_asking(const ProgramInfo& program) {
    return std::any_of(
        program.options.begin(), program.options.end(),
        [](const OptionInfo& option) { return !asked_for(option.completion).empty(); });
}

std::string for_program(std::string_view text, const ProgramInfo& program) {
    std::string out(text);
    const auto replace_all = [&](std::string_view mark, const std::string& by) {
        for (auto at = out.find(mark); at != std::string::npos;
             at = out.find(mark, at + by.size())) {
            out.replace(at, mark.size(), by);
        }
    };
    replace_all("{name}", std::string(program.name));
    replace_all("{function}", identifier(program.name));
    return out;
}

}  // namespace udklip::command_line
