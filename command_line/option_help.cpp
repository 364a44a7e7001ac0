// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "language/text/utf8.hpp"

namespace udklip::command_line {
namespace {

constexpr std::size_t kTextIndent = 8;

std::string short_name(const OptionInfo& option) {
    return option.short_name == '\0' ? std::string() : fmt::format("-{}, ", option.short_name);
}

std::string usage(const ProgramInfo& program) {
    std::string text;
    for (const auto& line : program.synopsis) {
        text += fmt::format("{} {} {}\n", text.empty() ? "Usage:" : "      ", program.name, line);
    }
    return text;
}

/// Returns the left column of -h, aligned: "-v, --verbose", "    --limit N".
std::string left_column(const OptionInfo& option) {
    std::string text = fmt::format("  {:4}--{}", short_name(option), option.long_name);
    if (!option.value_name.empty()) text += fmt::format(" {}", option.value_name);
    return text;
}

std::string section(std::string_view title, std::span<const TableEntry> entries) {
    if (entries.empty()) return {};
    std::string text = fmt::format("\n{}:\n", title);
    for (const auto& entry : entries) {
        text += fmt::format("  {}\n{}", entry.name, wrap_paragraphs(entry.text, kTextIndent));
    }
    return text;
}

template <class Add>
void for_each_group(const ProgramInfo& program, std::string& text, Add&& add) {
    for (const auto& group : option_groups(program)) {
        text += fmt::format("\n{}:\n", group);
        for (const auto& option : program.options) {
            if (option.group == group) add(option);
        }
    }
}

}  // namespace

std::string value_shown(const OptionInfo& option) {
    if (option.choices.empty() || option.completion == Completion::list) {
        return std::string(option.value_name);
    }
    std::string choices(option.choices);
    std::replace(choices.begin(), choices.end(), ' ', '|');
    return choices;
}

std::string wrap_paragraphs(std::string_view text, std::size_t indent) {
    std::string lines;
    const std::string margin(indent, ' ');
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (!lines.empty()) lines += '\n';
        std::size_t columns = 0;
        for (const auto& word : split_words(text.substr(at, end - at))) {
            const std::size_t width = language::count_chars(word);
            if (columns > 0 && columns + 1 + width <= kHelpColumns) {
                lines += ' ';
                columns += 1 + width;
            } else {
                if (columns > 0) lines += '\n';
                lines += margin;
                columns = indent + width;
            }
            lines += word;
        }
        lines += '\n';
        at = end + 2;
    }
    return lines;
}

std::string short_help(const ProgramInfo& program) {
    std::size_t width = 0;
    for (const auto& option : program.options) {
        if (!option.group.empty()) width = std::max(width, left_column(option).size());
    }
    std::string text = fmt::format("{}: {}\n\n{}", program.name, program.purpose, usage(program));
    for_each_group(program, text, [&](const OptionInfo& option) {
        text += fmt::format("{:{}}  {}\n", left_column(option), width, option.help);
    });
    return text;
}

std::string long_help(const ProgramInfo& program) {
    std::string text = fmt::format("{}: {}\n\n{}\n{}", program.name, program.purpose,
                                   usage(program), wrap_paragraphs(program.description, 0));
    text += fmt::format("\n{}:\n{}", program.argument,
                        wrap_paragraphs(program.argument_help, kTextIndent));
    for_each_group(program, text, [&](const OptionInfo& option) {
        const std::string value = value_shown(option);
        text += fmt::format("  {}--{}{}{}\n{}", short_name(option), option.long_name,
                            value.empty() ? "" : " ", value,
                            wrap_paragraphs(option.manual, kTextIndent));
    });
    text += section("Examples", program.examples);
    text += section("Exit codes", program.exit_codes);
    text += section("Environment", program.environment);
    text += section("Files", program.files);
    if (!program.see_also.empty()) {
        std::string pages;
        for (const auto& page : program.see_also) {
            pages += fmt::format("{}{}", pages.empty() ? "" : ", ", page);
        }
        text += fmt::format("\nSee also: {}\n", pages);
    }
    return text;
}

}  // namespace udklip::command_line
