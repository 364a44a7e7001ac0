// SPDX-License-Identifier: GPL-3.0-or-later
//
// Parses a command line whose options stand in a table (option_table.hpp), and the program's
// section of the user's config file (config_file.hpp).
//
//     OptionParser parser(program());
//     parser.words(words);
//     parser.flag("all", every).excludes(parser.flag("any", some));
//     parser.value("limit", limit);
//     parser.choice("sort", sort, {{"relevance", Sort::relevance}, {"newest", Sort::newest}});
//     if (const auto done = parser.parse(line)) return *done;  // --help and the like
//
// The table and the registrations must agree. If one has an option that the other lacks, or they
// describe it differently, the registration or parse() throws std::logic_error: the first run of
// the program shows the programmer's mistake.
//
// A line of the config file counts as if it stood in front of the command line, unless
//
// - the command line has the same option, or one that excludes it, or
// --no-config;
// - the environment variable that the table names for the option is set.
//
// CLI11 does the parsing, in option_parser.cpp alone: its headers take seconds to compile.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line/config_file.hpp"
#include "command_line/option_table.hpp"
#include "translation/said.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace udklip::command_line {

/// An option that is registered: what may not stand beside it, and what its value must be. Copies
/// stand for the same option; the parser must outlive them.
class RegisteredOption {
  public:
    /// Makes it a mistake to give both options.
    RegisteredOption& excludes(const RegisteredOption& other);
    /// Makes it a mistake to give this option without the other.
    RegisteredOption& needs(const RegisteredOption& other);
    /// `fault` returns what is wrong with a value; empty if nothing is.
    RegisteredOption& check(const std::function<translation::Said(const std::string&)>& fault);
    /// Accepts numbers from `lowest` to `highest`.
    RegisteredOption& between(std::int64_t lowest, std::int64_t highest);
    /// Whether the command line or the config file gave it. After parse().
    bool given() const;

  private:
    friend class OptionParser;
    RegisteredOption(CLI::Option* option, translation::Said* last_fault)
        : option_(option), last_fault_(last_fault) {}
    CLI::Option* option_;
    translation::Said* last_fault_;  ///< of the parser
};

class OptionParser {
  public:
    /// Registers kHelpOption, kVersionOption, kNoConfigOption and kGenerateOption. `program` must
    /// outlive it.
    explicit OptionParser(const ProgramInfo& program);
    ~OptionParser();
    OptionParser(const OptionParser&) = delete;
    OptionParser& operator=(const OptionParser&) = delete;

    /// Collects the words that are not options.
    void words(std::vector<std::string>& into);

    /// Sets `into` to true, or counts how often the option is given.
    RegisteredOption flag(std::string_view name, bool& into);
    RegisteredOption flag(std::string_view name, int& into);

    /// Sets `into` to false when the option is given.
    RegisteredOption flag_off(std::string_view name, bool& into);

    /// Takes one value, the last one if the option is given several times. If the table names
    /// choices (and not a list of them), it must be one of them.
    RegisteredOption value(std::string_view name, std::string& into);
    RegisteredOption value(std::string_view name, int& into);
    RegisteredOption value(std::string_view name, std::uint32_t& into);
    /// A size with a unit, at least `least` bytes: 512M is 512,000,000.
    RegisteredOption size(std::string_view name, std::uint64_t& into, std::uint64_t least);

    /// Seconds up to `most`, with decimals or without. `zero_counts`: 0 has a meaning.
    RegisteredOption seconds(std::string_view name, double& into, double most, bool zero_counts);

    /// May be given several times, each time with one value.
    RegisteredOption values(std::string_view name, std::vector<std::string>& into);

    /// Takes one of the table's choices; `meanings` says what each stands for.
    template <class T>
    RegisteredOption choice(std::string_view name, T& into,
                            std::initializer_list<std::pair<const char*, T>> meanings) {
        std::vector<std::string> known;
        for (const auto& meaning : meanings) known.emplace_back(meaning.first);
        const std::vector<std::pair<std::string, T>> choices(meanings.begin(), meanings.end());
        return choice_of(name, known, [&into, choices](const std::string& text) {
            for (const auto& [choice, meaning] : choices) {
                if (choice == text) into = meaning;
            }
        });
    }

    /// Makes it a mistake to give one of `some` beside one of `others`. After their registration.
    void exclude(std::initializer_list<std::string_view> some,
                 std::initializer_list<std::string_view> others);

    /// Whether `word`, dashes included, is the name of an option.
    bool knows(const std::string& word) const;

    /// Whether `word` is the name of an option whose value is the next word.
    bool takes_value(std::string_view word) const;

    /// Parses `line`, the words after the program's name. Returns an exit code if there is nothing
    /// more to do: --help and the like were printed. Throws Error (usage) for a mistake; one in the
    /// config file has file and line.
    std::optional<int> parse(std::vector<std::string> line);

    /// Returns the config file, for its other sections; with --no-config an empty one. After
    /// parse().
    const ConfigFile& config() const { return config_; }

  private:
    enum class Kind { flag, value, values };

    /// Returns "-v,--verbose". Throws std::logic_error if the table lacks the option or describes
    /// another kind.
    std::string names(std::string_view name, Kind kind) const;
    template <class T>
    RegisteredOption value_of(std::string_view name, T& into);
    template <class T>
    RegisteredOption number_of(std::string_view name, T& into);
    RegisteredOption choice_of(std::string_view name, const std::vector<std::string>& known,
                               const std::function<void(const std::string&)>& take);
    void check_choices(std::string_view name, const std::vector<std::string>& known) const;
    void check_complete() const;
    CLI::Option* limited_to_choices(std::string_view name, CLI::Option* option) const;
    RegisteredOption registered(std::string_view name, CLI::Option* option);
    CLI::Option* find(std::string_view long_name) const;

    /// Returns the long names of the options that stand in a command line.
    std::vector<std::string> options_on(const std::vector<std::string>& line) const;
    /// Returns the words of the config file that count beside these options of the command line.
    std::vector<std::string> words_of_config(const std::vector<std::string>& on_line);
    std::optional<std::string> word_of(const ConfigFile& file, const ConfigEntry& entry) const;

    const ProgramInfo* program_;
    std::unique_ptr<translation::Said> last_fault_;  ///< what a check of a value said last
    std::unique_ptr<CLI::App> app_;
    /// CLI11 compares a name with those of all options.
    std::map<std::string, CLI::Option*, std::less<>> by_name_;
    std::string generate_;
    bool no_config_ = false;
    ConfigFile config_;
};

/// Returns the text for `--generate what`; empty if `what` is not one of its choices.
std::string generated(const ProgramInfo& program, std::string_view what);

}  // namespace udklip::command_line
