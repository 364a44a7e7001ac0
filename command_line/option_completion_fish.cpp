// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "command_line/option_completion.hpp"

namespace udklip::command_line {
namespace {

constexpr std::string_view kFishValues = R"(
# Values from the database. $argv[1]: what --complete knows.
function __{function}_values
    set -l words (commandline -opc)
    set -l program udklip-search
    if string match -q '*/*' -- $words[1]
        set program (string replace -r '[^/]*$' udklip-search -- $words[1])
    end
    set -l databases
    for at in (seq (count $words))
        switch $words[$at]
            case --db
                set -a databases --db $words[(math $at + 1)]
            case '--db=*'
                set -a databases $words[$at]
        end
    end
    set -l current (string replace -r '^--[a-z-]*=' '' -- (commandline -ct))
    $program $databases --complete $argv[1] -- "$current" 2>/dev/null
end
)";

std::string quoted_for_fish(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

/// Returns the switches of `complete` for an option's values.
std::string fish_values(const OptionInfo& option) {
    const auto what = asked_for(option.completion);
    if (!what.empty() && option.value_name.empty()) {  // the word behind a flag
        return fmt::format(
            "\ncomplete -c {{name}} -n '__fish_seen_argument -l {}' -a "
            "'(__{{function}}_values {})'",
            option.long_name, what);
    }
    if (option.value_name.empty()) return {};
    if (!what.empty()) return fmt::format(" -x -a '(__{{function}}_values {})'", what);
    switch (option.completion) {
        case Completion::list:
            return fmt::format(" -x -a '(__fish_append , {})'", option.choices);
        case Completion::file:
            return " -r -F";
        case Completion::folder:
            return " -x -a '(__fish_complete_directories)'";
        default:
            break;
    }
    if (option.choices.empty()) return " -x";
    return fmt::format(" -x -a {}", quoted_for_fish(option.choices));
}

}  // namespace

std::string fish_completion(const ProgramInfo& program) {
    std::string script = "# fish completion for {name}. Made by {name} --generate complete-fish.\n";
    if (completes_by_asking(program)) script += kFishValues;
    script += "\n";
    if (program.argument_completion == Completion::none) script += "complete -c {name} -f\n";
    for (const auto& option : program.options) {
        if (option.group.empty()) continue;
        script += "complete -c {name}";
        if (option.short_name != '\0') script += fmt::format(" -s {}", option.short_name);
        script += fmt::format(" -l {} -d {}{}\n", option.long_name, quoted_for_fish(option.help),
                              fish_values(option));
    }
    return for_program(script, program);
}

}  // namespace udklip::command_line
