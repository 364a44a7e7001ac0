// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "language/text/utf8.hpp"

namespace udklip::command_line {
namespace {

using translation::Catalogue;

constexpr std::size_t kTextIndent = 8;

std::string short_name(const OptionInfo& option) {
    return option.short_name == '\0' ? std::string() : fmt::format("-{}, ", option.short_name);
}

std::string usage(const ProgramInfo& program, const Catalogue& says) {
    const std::string_view title = says.text("Usage:");
    const std::string below(language::count_chars(title), ' ');
    std::string text;
    for (const auto& line : program.synopsis) {
        text += fmt::format("{} {} {}\n", text.empty() ? title : below, program.name,
                            with_value_names(line, says));
    }
    return text;
}

/// Returns the left column of -h, aligned: "-v, --verbose", "    --limit N".
std::string left_column(const OptionInfo& option, const Catalogue& says) {
    std::string text = fmt::format("  {:4}--{}", short_name(option), option.long_name);
    if (!option.value_name.empty()) text += " " + with_value_names(option.value_name, says);
    return text;
}

std::string section(std::string_view title, std::span<const TableEntry> entries,
                    const Catalogue& says) {
    if (entries.empty()) return {};
    std::string text = fmt::format("\n{}:\n", title);
    for (const auto& entry : entries) {
        text += fmt::format("  {}\n{}", entry.name,
                            wrap_paragraphs(says.text(entry.text), kTextIndent));
    }
    return text;
}

template <class Add>
void for_each_group(const ProgramInfo& program, const Catalogue& says, std::string& text,
                    Add&& add) {
    for (const auto& group : option_groups(program)) {
        text += fmt::format("\n{}:\n", says.text(group));
        for (const auto& option : program.options) {
            if (option.group == group) add(option);
        }
    }
}

}  // namespace

std::string with_value_names(std::string_view text, const Catalogue& says) {
    const std::initializer_list<std::pair<std::string_view, std::string_view>> names = {
        {"ADDRESS", says.text("ADDRESS")},   {"DATE", says.text("DATE")},
        {"DIR", says.text("DIR")},           {"FIELD", says.text("FIELD")},
        {"FIELDS", says.text("FIELDS")},     {"FILE", says.text("FILE")},
        {"FORMAT", says.text("FORMAT")},     {"LANGUAGE", says.text("LANGUAGE")},
        {"MONTH", says.text("MONTH")},       {"NAME", says.text("NAME")},
        {"NEW", says.text("NEW")},           {"OLD", says.text("OLD")},
        {"OPTION", says.text("OPTION")},     {"ORDER", says.text("ORDER")},
        {"PATH", says.text("PATH")},         {"PERIOD", says.text("PERIOD")},
        {"QUESTION", says.text("QUESTION")}, {"SEC", says.text("SEC")},
        {"SECONDS", says.text("SECONDS")},   {"SIZE", says.text("SIZE")},
        {"SOURCE", says.text("SOURCE")},     {"TAG", says.text("TAG")},
        {"WHAT", says.text("WHAT")},         {"WHEN", says.text("WHEN")},
        {"WORDS", says.text("WORDS")},       {"YEAR", says.text("YEAR")},
        {"ZONE", says.text("ZONE")}};
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string out;
    for (auto rest = text; !rest.empty();) {
        const auto end = std::find_if_not(rest.begin(), rest.end(), is_capital);
        const std::string_view word(rest.data(), static_cast<std::size_t>(end - rest.begin()));
        const auto* const name = std::find_if(
            names.begin(), names.end(), [&](const auto& known) { return known.first == word; });
        out += name == names.end() ? word : name->second;
        rest.remove_prefix(word.size());
        if (rest.empty()) break;
        out += rest.front();
        rest.remove_prefix(1);
    }
    return out;
}

bool is_choice(const OptionInfo& option) {
    return !option.choices.empty() && option.completion != Completion::list;
}

std::string value_shown(const OptionInfo& option, const Catalogue& says) {
    if (!is_choice(option)) return with_value_names(option.value_name, says);
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

std::string short_help(const ProgramInfo& program, const Catalogue& says) {
    std::size_t width = 0;
    for (const auto& option : program.options) {
        if (!option.group.empty())
            width = std::max(width, language::count_chars(left_column(option, says)));
    }
    std::string text =
        fmt::format("{}: {}\n\n{}", program.name, says.text(program.purpose), usage(program, says));
    for_each_group(program, says, text, [&](const OptionInfo& option) {
        text +=
            fmt::format("{:{}}  {}\n", left_column(option, says), width, says.text(option.help));
    });
    return text;
}

std::string long_help(const ProgramInfo& program, const Catalogue& says) {
    std::string text =
        fmt::format("{}: {}\n\n{}\n{}", program.name, says.text(program.purpose),
                    usage(program, says), wrap_paragraphs(says.text(program.description), 0));
    if (!program.argument.empty()) {
        text += fmt::format("\n{}:\n{}", with_value_names(program.argument, says),
                            wrap_paragraphs(says.text(program.argument_help), kTextIndent));
    }
    for_each_group(program, says, text, [&](const OptionInfo& option) {
        const std::string value = value_shown(option, says);
        text += fmt::format("  {}--{}{}{}\n{}", short_name(option), option.long_name,
                            value.empty() ? "" : " ", value,
                            wrap_paragraphs(says.text(option.manual), kTextIndent));
    });
    text += section(says.text("Examples"), program.examples, says);
    text += section(says.text("Exit codes"), program.exit_codes, says);
    text += section(says.text("Environment"), program.environment, says);
    text += section(says.text("Files"), program.files, says);
    if (!program.see_also.empty()) {
        std::string pages;
        for (const auto& page : program.see_also) {
            pages += fmt::format("{}{}", pages.empty() ? "" : ", ", page);
        }
        text += fmt::format("\n{} {}\n", says.text("See also:"), pages);
    }
    return text;
}

}  // namespace udklip::command_line
