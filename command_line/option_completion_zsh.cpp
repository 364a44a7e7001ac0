// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "command_line/option_completion.hpp"

namespace udklip::command_line {
namespace {

constexpr std::string_view kZshValues = R"zsh(
# Values from the database. The last argument: what --complete knows; those before are for compadd.
_{function}_values() {
    local program=${(Q)words[1]} database at
    local -a databases found
    if [[ $program == */* ]]; then
        program=${~program:h}/udklip-search
    else
        program=udklip-search
    fi
    for ((at = 2; at < CURRENT; at++)); do
        case $words[at] in
            --db) database=${(Q)words[at + 1]} ;;
            --db=*) database=${(Q)words[at]#--db=} ;;
            *) continue ;;
        esac
        databases+=(--db ${~database})
    done
    found=(${(f)"$($program $databases --complete $argv[-1] -- ${(Q)PREFIX} 2>/dev/null)"})
    compadd "${(@)argv[1,-2]}" -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' -a found
}
)zsh";

/// Escapes a text for use inside '...[text]' or '...:text:'.
std::string quoted_for_zsh(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// Returns the action of _arguments for an option's values.
std::string action(const OptionInfo& option) {
    switch (option.completion) {
        case Completion::list:
            return fmt::format("_sequence compadd - {}", option.choices);
        case Completion::file:
            return "_files";
        case Completion::folder:
            return "_files -/";
        default:
            break;
    }
    if (const auto what = asked_for(option.completion); !what.empty()) {
        return fmt::format("_{{function}}_values {}", what);
    }
    return option.choices.empty() ? std::string(" ") : fmt::format("({})", option.choices);
}

std::string specification(const OptionInfo& option) {
    const std::string help = fmt::format("[{}]", quoted_for_zsh(option.help));
    const std::string_view again = option.several ? "*" : "";
    if (!option.value_name.empty()) {
        return fmt::format("'{}--{}={}:{}:{}'", again, option.long_name, help,
                           quoted_for_zsh(option.value_name), action(option));
    }
    if (option.completion != Completion::none) {  // a flag; the word behind it may be left out
        return fmt::format("'--{}{}:: :{}'", option.long_name, help, action(option));
    }
    if (option.short_name == '\0') return fmt::format("'{}--{}{}'", again, option.long_name, help);
    const std::string names = fmt::format("{{-{},--{}}}", option.short_name, option.long_name);
    if (option.several) return fmt::format("'*'{}'{}'", names, help);
    return fmt::format("'(-{} --{})'{}'{}'", option.short_name, option.long_name, names, help);
}

}  // namespace

std::string zsh_completion(const ProgramInfo& program) {
    std::string script = "#compdef {name}\n# Made by {name} --generate complete-zsh.\n";
    if (completes_by_asking(program)) script += kZshValues;
    script += "\n_arguments -s -S \\\n";
    for (const auto& option : program.options) {
        if (!option.group.empty()) script += fmt::format("    {} \\\n", specification(option));
    }
    script += fmt::format("    '*:{}:{}'\n", quoted_for_zsh(program.argument),
                          program.argument_completion == Completion::file ? "_files" : " ");
    return for_program(script, program);
}

}  // namespace udklip::command_line
