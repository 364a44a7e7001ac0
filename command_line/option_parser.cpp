// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_parser.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "command_line/error.hpp"
#include "command_line/option_completion.hpp"
#include "command_line/option_help.hpp"
#include "command_line/option_manual.hpp"
#include "command_line/output.hpp"
#include "command_line/version.hpp"
#include "language/text/printable.hpp"

namespace udklip::command_line {
namespace {

constexpr int kUsage = static_cast<int>(ErrorCode::usage);

[[noreturn]] void mistake(const ProgramInfo& program, std::string_view name,
                          std::string_view what) {
    throw std::logic_error(fmt::format("{}: the option --{} {}", program.name, name, what));
}

int say(const std::string& text) {
    print(text);
    return 0;
}

}  // namespace

OptionParser::OptionParser(const ProgramInfo& program)
    : program_(&program), app_(std::string(program.purpose), std::string(program.name)) {
    // CLI11 has "help" and "help for everything"; they serve here as the short and the long form.
    for (const auto& common : {kHelpOption, kVersionOption}) names(common.long_name, Kind::flag);
    app_.set_help_flag(fmt::format("-{}", kHelpOption.short_name), "");
    app_.set_help_all_flag(fmt::format("--{}", kHelpOption.long_name), "");
    app_.set_version_flag(fmt::format("--{}", kVersionOption.long_name), std::string(kVersion));
    value(kGenerateOption.long_name, generate_);
}

CLI::Option* OptionParser::words(std::vector<std::string>& into) {
    return app_.add_option(std::string(program_->argument), into);
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
        if (!knows(fmt::format("--{}", option.long_name))) {
            mistake(*program_, option.long_name,
                    "is in the table of options and not in the parser");
        }
    }
}

CLI::Option* OptionParser::limited_to_choices(std::string_view name, CLI::Option* option) const {
    const OptionInfo* info = find_option(*program_, name);
    if (info->choices.empty() || info->completion == Completion::list) return option;
    const auto choices = split_words(info->choices);
    return option->check(CLI::Validator(
        [choices](std::string& text) {
            if (std::find(choices.begin(), choices.end(), text) != choices.end())
                return std::string();
            return fmt::format("there is no \"{}\"; there are {}", text, fmt::join(choices, ", "));
        },
        "CHOICE"));
}

std::optional<int> OptionParser::parse(std::vector<std::string> line) {
    check_complete();
    std::reverse(line.begin(), line.end());  // the order in which CLI11 takes a vector
    try {
        app_.parse(std::move(line));
    } catch (const CLI::CallForHelp&) {
        return say(short_help(*program_));
    } catch (const CLI::CallForAllHelp&) {
        return say(long_help(*program_));
    } catch (const CLI::CallForVersion&) {
        return say(fmt::format("{} {}\n", program_->name, kVersion));
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "{0}: {1}\n{0}: see {0} -h\n", program_->name,
                   language::printable_line(error.what()));
        return kUsage;
    }
    if (generate_.empty()) return std::nullopt;
    return say(generated(*program_, generate_));
}

std::string generated(const ProgramInfo& program, std::string_view what) {
    if (what == "man") return manual_page(program);
    if (what == "complete-bash") return bash_completion(program);
    if (what == "complete-zsh") return zsh_completion(program);
    if (what == "complete-fish") return fish_completion(program);
    return {};
}

}  // namespace udklip::command_line
