// SPDX-License-Identifier: GPL-3.0-or-later
//
// What must hold of every program's table of options and of what is made from it.
//
//     test::check_command_line(searcher::program());
#pragma once

#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/option_completion.hpp"
#include "command_line/option_help.hpp"
#include "command_line/option_manual.hpp"
#include "language/text/utf8.hpp"
#include "tests/unit/catch.hpp"
#include "translation/catalogue.hpp"
#include "translation/mo_file.hpp"

namespace udklip::test {

inline void each_line(const std::string& text,
                      const std::function<void(const std::string&)>& action) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) action(line);
}

inline void check_text(const std::string& text) {
    CHECK(text.ends_with("\n"));
    CHECK_FALSE(text.ends_with("\n\n"));
    each_line(text, [](const std::string& line) {
        CHECK_FALSE(line.ends_with(" "));
        CHECK(line.find_first_of("\t{}\r") == std::string::npos);
    });
}

inline void check_rows(const command_line::ProgramInfo& program) {
    std::set<std::string_view> names;
    std::set<char> letters;
    for (const auto& option : program.options) {
        CAPTURE(option.long_name);
        CHECK(names.insert(option.long_name).second);
        if (option.short_name != '\0') CHECK(letters.insert(option.short_name).second);
        CHECK_FALSE(option.help.empty());
        CHECK_FALSE(option.help.ends_with("."));
        if (option.group.empty()) continue;
        CHECK(option.manual.ends_with("."));
        if (option.value_name.empty()) CHECK(option.choices.empty());
    }
}

inline void check_help(const command_line::ProgramInfo& program,
                       const translation::Catalogue& says) {
    const std::string brief = command_line::short_help(program, says);
    const std::string whole = command_line::long_help(program, says);
    for (const auto& text : {brief, whole}) {
        check_text(text);
        each_line(text, [](const std::string& line) {
            CAPTURE(line);
            CHECK(language::count_chars(line) <= command_line::kHelpColumns);
        });
        for (const auto& option : program.options) {
            CAPTURE(option.long_name);
            const std::string name = "--" + std::string(option.long_name);
            const bool named = text.find("  " + name) != std::string::npos ||
                               text.find(", " + name) != std::string::npos;
            CHECK(named == !option.group.empty());
        }
    }
}

/// What the table says is in the Danish catalogue, which scripts/catalogue fills.
inline void check_translations(const command_line::ProgramInfo& program) {
    std::vector<std::string_view> texts = {program.purpose, program.description,
                                           program.argument_help};
    for (const auto& option : program.options) {
        for (const auto text : {option.group, option.help, option.manual}) texts.push_back(text);
    }
    for (const auto& entries :
         {program.examples, program.exit_codes, program.environment, program.files}) {
        for (const auto& entry : entries) texts.push_back(entry.text);
    }
    for (const auto text : texts) {
        CAPTURE(text);
        CHECK((text.empty() || translation::danish_file().find(text)));
    }
}

inline void check_manual(const command_line::ProgramInfo& program,
                         const translation::Catalogue& says) {
    const std::string page = command_line::manual_page(program, says);
    const std::set<std::string> macros = {".\\\"", ".TH", ".SH", ".SS", ".TP",
                                          ".PP",   ".br", ".BR", ".sp", ".nh"};
    CHECK(page.ends_with("\n"));
    each_line(page, [&](const std::string& line) {
        CAPTURE(line);
        CHECK_FALSE(line.ends_with(" "));
        CHECK_FALSE(line.empty());
        CHECK_FALSE(line.starts_with("'"));
        if (line.starts_with(".")) CHECK(macros.contains(line.substr(0, line.find(' '))));
    });
    for (const auto& option : program.options) {
        const std::string name = command_line::roff_escaped("--" + std::string(option.long_name));
        CAPTURE(name);
        const bool named = page.find("\\fB" + name + "\\fR") != std::string::npos;
        CHECK(named == !option.group.empty());
    }
}

inline void check_completions(const command_line::ProgramInfo& program) {
    const std::string bash = command_line::bash_completion(program);
    const std::string zsh = command_line::zsh_completion(program);
    const std::string fish = command_line::fish_completion(program);
    const std::size_t list = bash.rfind("-W '") + 4;
    const auto words = command_line::split_words(
        std::string_view(bash).substr(list, bash.find('\'', list) - list));
    const std::set<std::string> bash_names(words.begin(), words.end());
    for (const auto& text : {bash, zsh, fish}) CHECK(text.find("{function}") == std::string::npos);
    for (const auto& option : program.options) {
        const std::string name(option.long_name);
        CAPTURE(name);
        const bool shown = !option.group.empty();
        CHECK(bash_names.contains("--" + name) == shown);
        CHECK((zsh.find("--" + name + "=[") != std::string::npos ||
               zsh.find("--" + name + "[") != std::string::npos ||
               zsh.find("--" + name + "}'[") != std::string::npos) == shown);
        CHECK((fish.find(" -l " + name + " ") != std::string::npos) == shown);
        for (const auto& choice : command_line::split_words(shown ? option.choices : "")) {
            CAPTURE(choice);
            CHECK(bash.find(choice) != std::string::npos);
            CHECK(zsh.find(choice) != std::string::npos);
            CHECK(fish.find(choice) != std::string::npos);
        }
    }
}

inline void check_command_line(const command_line::ProgramInfo& program) {
    check_rows(program);
    for (const auto language : {translation::Language::english, translation::Language::danish}) {
        check_help(program, translation::Catalogue(language));
        check_manual(program, translation::Catalogue(language));
    }
    check_completions(program);
}

}  // namespace udklip::test
