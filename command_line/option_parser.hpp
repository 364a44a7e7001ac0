// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parses a command line whose options stand in a table (option_table.hpp).
//
//     OptionParser parser(program());
//     parser.words(words);
//     parser.flag("all", every)->excludes(parser.flag("any", some));
//     parser.value("limit", limit);
//     parser.choice("sort", sort, {{"relevance", Sort::relevance}, {"newest", Sort::newest}});
//     if (const auto done = parser.parse(line)) return *done;  // --help, or a mistake
//
// The table and the registrations must agree. If one has an option that the other lacks, or they
// describe it differently, the registration or parse() throws std::logic_error: the first run of
// the program shows the programmer's mistake.
//
// It includes CLI11 and is for the options.cpp of a program only.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line/option_table.hpp"

namespace udklip::command_line {

class OptionParser {
  public:
    /// Registers kHelpOption, kVersionOption and kGenerateOption. `program` must outlive it.
    explicit OptionParser(const ProgramInfo& program);

    /// Collects the words that are not options.
    CLI::Option* words(std::vector<std::string>& into);

    /// Sets `into` to true, or counts how often the option is given.
    template <class T>
    CLI::Option* flag(std::string_view name, T& into) {
        return app_.add_flag(names(name, Kind::flag), into);
    }

    /// Sets `into` to false when the option is given.
    CLI::Option* flag_off(std::string_view name, bool& into) {
        return app_.add_flag("!" + names(name, Kind::flag), into);
    }

    /// Takes one value. If the table names choices (and not a list of them), it must be one of
    /// them.
    template <class T>
    CLI::Option* value(std::string_view name, T& into) {
        return limited_to_choices(name, app_.add_option(names(name, Kind::value), into));
    }

    /// May be given several times, each time with one value.
    CLI::Option* values(std::string_view name, std::vector<std::string>& into) {
        return app_.add_option(names(name, Kind::values), into)
            ->take_all()
            ->expected(1)
            ->allow_extra_args(false);
    }

    /// Takes one of the table's choices; `meanings` says what each stands for.
    template <class T>
    CLI::Option* choice(std::string_view name, T& into,
                        std::initializer_list<std::pair<const char*, T>> meanings) {
        std::vector<std::string> known;
        for (const auto& meaning : meanings) known.emplace_back(meaning.first);
        const std::string option_names = names(name, Kind::value);
        check_choices(name, known);
        const std::vector<std::pair<std::string, T>> choices(meanings.begin(), meanings.end());
        auto* option = app_.add_option_function<std::string>(
            option_names, [&into, choices](const std::string& text) {
                for (const auto& [choice, meaning] : choices) {
                    if (choice == text) into = meaning;
                }
            });
        return limited_to_choices(name, option);
    }

    /// Whether `word`, dashes included, is the name of an option.
    bool knows(const std::string& word) const { return app_.get_option_no_throw(word) != nullptr; }

    /// Whether `word` is the name of an option whose value is the next word.
    bool takes_value(std::string_view word) const;

    /// Parses `line`, the words after the program's name. Returns an exit code if there is nothing
    /// more to do: --help and the like were printed, or a mistake was reported.
    std::optional<int> parse(std::vector<std::string> line);

  private:
    enum class Kind { flag, value, values };

    /// Returns "-v,--verbose". Throws std::logic_error if the table lacks the option or describes
    /// another kind.
    std::string names(std::string_view name, Kind kind) const;
    void check_choices(std::string_view name, const std::vector<std::string>& known) const;
    void check_complete() const;
    CLI::Option* limited_to_choices(std::string_view name, CLI::Option* option) const;

    const ProgramInfo* program_;
    CLI::App app_;
    std::string generate_;
};

/// Returns the text for `--generate what`; empty if `what` is not one of its choices.
std::string generated(const ProgramInfo& program, std::string_view what);

}  // namespace udklip::command_line
