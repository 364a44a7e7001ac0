// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>

#include "command_line/option_completion.hpp"

namespace udklip::command_line {
namespace {

constexpr std::string_view kBashValues = R"(
# Values from the database. $1: what --complete knows, $2: the command as typed, $3: the word so far.
_{function}_values() {
    local program=udklip-search databases=() at word
    [[ $2 == */* ]] && program=${2%/*}/udklip-search
    program=${program/#\~\//$HOME/}
    for ((at = 1; at < COMP_CWORD; at++)); do
        [[ ${COMP_WORDS[at]} == --db ]] || continue
        word=${COMP_WORDS[at + 1]}
        [[ $word == = ]] && word=${COMP_WORDS[at + 2]}
        word=${word//[\"\'\\]/}
        databases+=(--db "${word/#\~\//$HOME/}")
    done
    word=${3//[\"\'\\]/}
    mapfile -t COMPREPLY < <("$program" "${databases[@]}" --complete "$1" -- "$word" 2>/dev/null)
    compopt -o filenames -o nosort 2>/dev/null  # makes bash quote spaces and the like
}
)";

constexpr std::string_view kBegin = R"(
_{function}() {
    local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
    local at options_may_follow=yes
    COMPREPLY=()
    if [[ $current == = ]]; then  # --option=VALUE is three words
        current=
    elif [[ $option == = ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((at = 1; at < COMP_CWORD; at++)); do
        [[ ${COMP_WORDS[at]} == -- ]] && options_may_follow= option=
    done
    case $option in
)";

constexpr std::string_view kFilesOfWord = R"(mapfile -t COMPREPLY < <(compgen -{} -- "$current")
            compopt -o filenames 2>/dev/null)";

/// Returns shell lines that put an option's values into COMPREPLY; empty if they cannot be listed.
std::string bash_values(const OptionInfo& option, const ProgramInfo& program) {
    switch (option.completion) {
        case Completion::list:
            return fmt::format(
                "mapfile -t COMPREPLY < <(compgen -P \"${{current%\"${{current##*,}}\"}}\" "
                "-W '{}' -- \"${{current##*,}}\")\n"
                "            compopt -o nospace 2>/dev/null",
                option.choices);
        case Completion::file:
            return fmt::format(kFilesOfWord, 'f');
        case Completion::folder:
            return fmt::format(kFilesOfWord, 'd');
        default:
            break;
    }
    if (const auto what = asked_for(option.completion); !what.empty()) {
        return fmt::format("_{}_values {} \"$1\" \"$current\"", identifier(program.name), what);
    }
    if (option.choices.empty()) return {};
    return fmt::format("mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$current\")", option.choices);
}

}  // namespace

std::string bash_completion(const ProgramInfo& program) {
    std::string script = "# bash completion for {name}. Made by {name} --generate complete-bash.\n";
    if (completes_by_asking(program)) script += kBashValues;
    script += kBegin;
    std::string names;
    std::string any_value;  // options whose values only the user knows
    for (const auto& option : program.options) {
        if (option.group.empty()) continue;
        if (option.short_name != '\0') names += fmt::format("-{} ", option.short_name);
        names += fmt::format("--{} ", option.long_name);
        const std::string lines = bash_values(option, program);
        if (option.value_name.empty()) {  // what is offered behind a flag may be left out
            if (!lines.empty()) {
                script += fmt::format(
                    "        --{})\n            [[ $current == -* ]] || {{ {}; return; }} ;;\n",
                    option.long_name, lines);
            }
            continue;
        }
        if (lines.empty()) {
            any_value += fmt::format("{}--{}", any_value.empty() ? "" : " | ", option.long_name);
        } else {
            script += fmt::format("        --{})\n            {}\n            return ;;\n",
                                  option.long_name, lines);
        }
    }
    if (!any_value.empty()) script += fmt::format("        {}) return ;;\n", any_value);
    names.pop_back();
    script += fmt::format(
        "    esac\n"
        "    if [[ $options_may_follow && $current == -* ]]; then\n"
        "        mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$current\")\n",
        names);
    if (program.argument_completion == Completion::file) {
        script +=
            "    else\n"
            "        mapfile -t COMPREPLY < <(compgen -f -- \"$current\")\n"
            "        compopt -o filenames 2>/dev/null\n";
    }
    script += "    fi\n}\n\ncomplete -F _{function} {name}\n";
    return for_program(script, program);
}

}  // namespace udklip::command_line
