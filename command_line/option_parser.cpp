// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_parser.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <stdexcept>

#include "command_line/error.hpp"
#include "command_line/option_completion.hpp"
#include "command_line/option_help.hpp"
#include "command_line/option_manual.hpp"
#include "command_line/option_mistakes.hpp"
#include "command_line/output.hpp"
#include "command_line/version.hpp"

namespace udklip::command_line {
namespace {

[[noreturn]] void mistake(const ProgramInfo& program, std::string_view name,
                          std::string_view what) {
    throw std::logic_error(fmt::format("{}: the option --{} {}", program.name, name, what));
}

int say(const std::string& text) {
    print(language::Printable::own(text));
    return 0;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_set(std::string_view variable) {
    const char* value = std::getenv(std::string(variable).c_str());
    return value != nullptr && *value != '\0';
}

/// A shell puts the home folder in place of ~ before the program sees it; in a file nobody does.
std::string with_home(const std::string& path) {
    const char* home = std::getenv("HOME");
    const bool below_home = path == "~" || path.starts_with("~/");
    return below_home && home != nullptr ? home + path.substr(1) : path;
}

}  // namespace

RegisteredOption& RegisteredOption::excludes(const RegisteredOption& other) {
    option_->excludes(other.option_);
    return *this;
}

RegisteredOption& RegisteredOption::needs(const RegisteredOption& other) {
    option_->needs(other.option_);
    return *this;
}

RegisteredOption& RegisteredOption::check(
    const std::function<translation::Said(const std::string&)>& fault) {
    auto* last = last_fault_;
    option_->check(CLI::Validator(
        [fault, last](std::string& text) { return (*last = fault(text)).english(); }, ""));
    return *this;
}

RegisteredOption& RegisteredOption::between(std::int64_t lowest, std::int64_t highest) {
    return check([=](const std::string& text) { return range_fault(text, lowest, highest); });
}

bool RegisteredOption::given() const {
    return option_->count() > 0;
}

OptionParser::OptionParser(const ProgramInfo& program)
    : program_(&program),
      last_fault_(std::make_unique<translation::Said>()),
      app_(std::make_unique<CLI::App>(std::string(program.purpose), std::string(program.name))) {
    // CLI11 has "help" and "help for everything"; they serve here as the short and the long form.
    for (const auto& common : {kHelpOption, kVersionOption}) names(common.long_name, Kind::flag);
    app_->set_help_flag(fmt::format("-{}", kHelpOption.short_name), "");
    app_->set_help_all_flag(fmt::format("--{}", kHelpOption.long_name), "");
    app_->set_version_flag(fmt::format("--{}", kVersionOption.long_name), std::string(kVersion));
    flag(kNoConfigOption.long_name, no_config_);
    value(kGenerateOption.long_name, generate_);
}

OptionParser::~OptionParser() = default;

void OptionParser::words(std::vector<std::string>& into) {
    app_->add_option(std::string(program_->argument), into);
}

RegisteredOption OptionParser::flag(std::string_view name, bool& into) {
    return registered(name, app_->add_flag(names(name, Kind::flag), into));
}

RegisteredOption OptionParser::flag(std::string_view name, int& into) {
    return registered(name, app_->add_flag(names(name, Kind::flag), into));
}

RegisteredOption OptionParser::flag_off(std::string_view name, bool& into) {
    return registered(name, app_->add_flag("!" + names(name, Kind::flag), into));
}

template <class T>
RegisteredOption OptionParser::value_of(std::string_view name, T& into) {
    return registered(
        name,
        limited_to_choices(name, app_->add_option(names(name, Kind::value), into)->take_last()));
}

template <class T>
RegisteredOption OptionParser::number_of(std::string_view name, T& into) {
    return value_of(name, into).check([](const std::string& text) {
        return number_fault(text, static_cast<std::uint64_t>(std::numeric_limits<T>::max()));
    });
}

RegisteredOption OptionParser::value(std::string_view name, std::string& into) {
    return value_of(name, into);
}

RegisteredOption OptionParser::value(std::string_view name, int& into) {
    return number_of(name, into);
}

RegisteredOption OptionParser::value(std::string_view name, std::uint32_t& into) {
    return number_of(name, into);
}

RegisteredOption OptionParser::size(std::string_view name, std::uint64_t& into,
                                    std::uint64_t least) {
    const auto option = value_of(name, into);
    const translation::Said refusal = said("the least that works is {}M", least / 1'000'000);
    const auto fault = [refusal, least](std::string& text) -> translation::Said {
        if (text.starts_with('-')) return refusal;
        const std::string typed = text;
        try {
            if (CLI::AsSizeValue(true)(text).empty()) {
                const bool is_enough = std::strtoull(text.c_str(), nullptr, 10) >= least;
                return is_enough ? translation::Said() : refusal;
            }
        } catch (const CLI::ValidationError&) {  // an unknown unit
        }
        return said("\"{}\" is no size; say 300M or 2G", typed);
    };
    auto* last = last_fault_.get();
    option.option_->transform(CLI::Validator(
        [fault, last](std::string& text) { return (*last = fault(text)).english(); }, "SIZE"));
    return option;
}

RegisteredOption OptionParser::seconds(std::string_view name, double& into, double most,
                                       bool zero_counts) {
    auto option = value_of(name, into);
    return option.check([most, zero_counts](const std::string& text) {
        double seconds = 0;
        const char* end = text.data() + text.size();
        const auto [last, error] = std::from_chars(text.data(), end, seconds);
        const bool is_least = zero_counts ? seconds >= 0 : seconds > 0;
        if (error == std::errc() && last == end && is_least && seconds <= most)
            return translation::Said();
        return zero_counts ? said("\"{}\" is no number of seconds", text)
                           : said("\"{}\" is no number of seconds above 0", text);
    });
}

RegisteredOption OptionParser::values(std::string_view name, std::vector<std::string>& into) {
    return registered(name, app_->add_option(names(name, Kind::values), into)
                                ->take_all()
                                ->expected(1)
                                ->allow_extra_args(false));
}

RegisteredOption OptionParser::choice_of(std::string_view name,
                                         const std::vector<std::string>& known,
                                         const std::function<void(const std::string&)>& take) {
    const std::string option_names = names(name, Kind::value);
    check_choices(name, known);
    return registered(
        name, limited_to_choices(name, app_->add_option_function<std::string>(option_names, take))
                  ->take_last());
}

bool OptionParser::knows(const std::string& word) const {
    return app_->get_option_no_throw(word) != nullptr;
}

RegisteredOption OptionParser::registered(std::string_view name, CLI::Option* option) {
    by_name_.emplace(name, option);
    return {option, last_fault_.get()};
}

CLI::Option* OptionParser::find(std::string_view long_name) const {
    const auto found = by_name_.find(long_name);
    if (found != by_name_.end()) return found->second;
    return app_->get_option_no_throw(fmt::format("--{}", long_name));
}

bool OptionParser::takes_value(std::string_view word) const {
    if (!word.starts_with("--")) return false;
    const OptionInfo* option = find_option(*program_, word.substr(2));
    return option != nullptr && !option->value_name.empty();
}

std::string OptionParser::names(std::string_view name, Kind kind) const {
    const OptionInfo* option = find_option(*program_, name);
    if (option == nullptr) mistake(*program_, name, "is not in the table of options");
    if (option->value_name.empty() != (kind == Kind::flag)) {
        mistake(*program_, name, "has a value only in the table, or only in the parser");
    }
    if (kind != Kind::flag && option->several != (kind == Kind::values)) {
        mistake(*program_, name,
                "may be given several times only in the table, or only in the parser");
    }
    return option->short_name == '\0' ? fmt::format("--{}", name)
                                      : fmt::format("-{},--{}", option->short_name, name);
}

void OptionParser::check_choices(std::string_view name,
                                 const std::vector<std::string>& known) const {
    const auto choices = split_words(find_option(*program_, name)->choices);
    if (!std::equal(choices.begin(), choices.end(), known.begin(), known.end())) {
        mistake(*program_, name, "has other choices in the table than in the parser");
    }
}

void OptionParser::check_complete() const {
    for (const auto& option : program_->options) {
        if (find(option.long_name) == nullptr) {
            mistake(*program_, option.long_name,
                    "is in the table of options and not in the parser");
        }
    }
}

CLI::Option* OptionParser::limited_to_choices(std::string_view name, CLI::Option* option) const {
    const OptionInfo* info = find_option(*program_, name);
    if (info->choices.empty() || info->completion == Completion::list) return option;
    auto* last = last_fault_.get();
    return option->check(CLI::Validator(
        [info, last](std::string& text) {
            return (*last = choice_fault(text, info->choices)).english();
        },
        "CHOICE"));
}

void OptionParser::exclude(std::initializer_list<std::string_view> some,
                           std::initializer_list<std::string_view> others) {
    for (const auto one : some) {
        for (const auto other : others) {
            if (one != other) find(one)->excludes(find(other));
        }
    }
}

std::vector<std::string> OptionParser::options_on(const std::vector<std::string>& line) const {
    std::vector<std::string> found;
    for (auto word = line.begin(); word != line.end() && *word != "--"; ++word) {
        if (word->starts_with("--")) {
            found.push_back(word->substr(2, word->find('=') - 2));
            if (takes_value(*word) && word + 1 != line.end()) ++word;
        } else if (word->starts_with('-')) {
            for (const char letter : *word) {
                for (const auto& option : program_->options) {
                    if (option.short_name == letter && letter != '\0') {
                        found.emplace_back(option.long_name);
                    }
                }
            }
        }
    }
    return found;
}

std::optional<std::string> OptionParser::word_of(const ConfigFile& file,
                                                 const ConfigEntry& entry) const {
    const OptionInfo* option = find_option(*program_, entry.name);
    if (option == nullptr) {
        throw file.mistake(entry.line, said("{} has no option --{}; {} -h lists them",
                                            program_->name, entry.name, program_->name));
    }
    if (option->only_on_line || option->group.empty()) {
        throw file.mistake(entry.line, said("--{} works on the command line only", entry.name));
    }
    const std::string word = fmt::format("--{}", entry.name);
    if (option->value_name.empty()) {
        if (!entry.value || *entry.value == "yes") return word;
        if (*entry.value == "no") return std::nullopt;
        throw file.mistake(entry.line, said("--{} takes no value; write {}, or {} = no", entry.name,
                                            entry.name, entry.name));
    }
    if (!entry.value) {
        throw file.mistake(entry.line, said("--{} needs a value: {} = {}", entry.name, entry.name,
                                            option->value_name));
    }
    const bool is_path =
        option->completion == Completion::file || option->completion == Completion::folder;
    return fmt::format("{}={}", word, is_path ? with_home(*entry.value) : *entry.value);
}

std::vector<std::string> OptionParser::words_of_config(const std::vector<std::string>& on_line) {
    config_ = ConfigFile::read(config_path());
    const ConfigFile& file = config_;
    std::vector<std::string> words;
    std::vector<std::string> used;
    for (const auto& entry : file.section(program_->name)) {
        const auto word = word_of(file, entry);
        const OptionInfo& option = *find_option(*program_, entry.name);
        if (!word || contains(on_line, entry.name)) continue;
        if (!option.environment.empty() && is_set(option.environment)) continue;
        if (!option.several && contains(used, entry.name)) {
            throw file.mistake(entry.line, said("--{} is there twice", entry.name));
        }
        const auto excluded = find(entry.name)->get_excludes();
        const auto beside = [&](const std::vector<std::string>& names) {
            return std::find_if(names.begin(), names.end(), [&](const std::string& name) {
                return excluded.count(find(name)) > 0;
            });
        };
        if (beside(on_line) != on_line.end()) continue;
        if (const auto other = beside(used); other != used.end()) {
            throw file.mistake(entry.line, said("--{} excludes --{}", entry.name, *other));
        }
        try {  // alone, so that CLI11's complaint belongs to this line
            app_->parse(std::vector<std::string>{*word});
        } catch (const CLI::ParseError& error) {
            throw file.mistake(entry.line, in_words(error.what(), *last_fault_));
        }
        used.push_back(entry.name);
        words.push_back(*word);
    }
    return words;
}

std::optional<int> OptionParser::parse(std::vector<std::string> line) {
    check_complete();
    const auto on_line = options_on(line);
    bool reads_config = true;
    for (const auto& option : {kHelpOption, kVersionOption, kNoConfigOption, kGenerateOption}) {
        if (contains(on_line, option.long_name)) reads_config = false;
    }
    if (reads_config) {
        const auto words = words_of_config(on_line);
        line.insert(line.begin(), words.begin(), words.end());
    }
    if (const auto found = find_mistake(*program_, line)) {
        throw Error(ErrorCode::usage, found->message, found->hint);
    }
    std::reverse(line.begin(),
                 line.end());  // the order in which CLI11 takes a vector
    try {
        app_->parse(std::move(line));
    } catch (const CLI::CallForHelp&) {
        return say(short_help(*program_, translation::of_user()));
    } catch (const CLI::CallForAllHelp&) {
        return say(long_help(*program_, translation::of_user()));
    } catch (const CLI::CallForVersion&) {
        return say(fmt::format("{} {}\n", program_->name, kVersion));
    } catch (const CLI::ParseError& error) {
        throw Error(ErrorCode::usage, in_words(error.what(), *last_fault_), help_hint(*program_));
    }
    if (generate_.empty()) return std::nullopt;
    return say(generated(*program_, generate_));
}

std::string generated(const ProgramInfo& program, std::string_view what) {
    if (what == "man") return manual_page(program, translation::of_user());
    if (what == "complete-bash") return bash_completion(program);
    if (what == "complete-zsh") return zsh_completion(program);
    if (what == "complete-fish") return fish_completion(program);
    return {};
}

}  // namespace udklip::command_line
