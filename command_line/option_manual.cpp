// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "command_line/option_help.hpp"
#include "command_line/version.hpp"

namespace udklip::command_line {
namespace {

using translation::Catalogue;

std::string bold(std::string_view text) {
    return fmt::format("\\fB{}\\fR", roff_escaped(text));
}

/// Returns a word of a text. The name of an option is bold; punctuation after it is not.
std::string roff_word(std::string_view word) {
    const std::size_t name = word.starts_with("--") ? word.find_first_of(".,;:=)", 2) : 0;
    if (name == 0) return roff_escaped(word);
    return bold(word.substr(0, name)) +
           (name == std::string_view::npos ? std::string() : roff_escaped(word.substr(name)));
}

/// `between` is the macro that begins each further paragraph.
std::string roff_text(std::string_view text, std::string_view between) {
    std::string lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        if (!lines.empty()) lines += fmt::format("{}\n", between);
        std::string line;
        for (const auto& word : split_words(text.substr(at, end - at))) {
            line += (line.empty() ? "" : " ") + roff_word(word);
        }
        if (line.starts_with('.')) line.insert(0, "\\&");  // else roff takes it for a request
        lines += line + "\n";
        at = end + 2;
    }
    return lines;
}

std::string heading(const OptionInfo& option, const Catalogue& says) {
    std::string text;
    if (option.short_name != '\0') text = bold(fmt::format("-{}", option.short_name)) + ", ";
    text += bold(fmt::format("--{}", option.long_name));
    if (option.value_name.empty()) return text;
    const std::string value = roff_escaped(value_shown(option, says));
    return text + (is_choice(option) ? fmt::format(" \\fB{}\\fR", value)
                                     : fmt::format(" \\fI{}\\fR", value));
}

std::string manual_section(std::string_view title, std::span<const TableEntry> entries,
                           const Catalogue& says) {
    if (entries.empty()) return {};
    const std::string_view mark = title.find(' ') == std::string_view::npos ? "" : "\"";
    std::string text = fmt::format(".SH {1}{0}{1}\n", title, mark);
    for (const auto& entry : entries) {
        text +=
            fmt::format(".TP\n{}\n{}", bold(entry.name), roff_text(says.text(entry.text), ".sp"));
    }
    return text;
}

std::string upper(std::string_view ascii) {
    std::string text(ascii);
    for (auto& c : text) c = (c >= 'a' && c <= 'z') ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
}

std::string see_also(const ProgramInfo& program, const Catalogue& says) {
    std::string text;
    for (const auto& page : program.see_also) {
        const std::size_t section_at = std::min(page.find('('), page.size());
        const bool last = &page == &program.see_also.back();
        text += fmt::format(".BR {} {}{}\n", roff_escaped(page.substr(0, section_at)),
                            page.substr(section_at), last ? "" : ",");
    }
    return text.empty() ? text : fmt::format(".SH \"{}\"\n", says.text("SEE ALSO")) + text;
}

}  // namespace

std::string roff_escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '"':
                out += "\\(dq";
                break;
            case '`':
                out += "\\(ga";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string manual_page(const ProgramInfo& program, const Catalogue& says) {
    const bool is_english = says.language() == translation::Language::english;
    std::string page = fmt::format(
        ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n"
        ".\\\" Made by {0} --generate man. Do not edit.\n"
        ".TH {1} 1 \"\" \"udklip {2}\" \"{5}\"\n"
        "{8}.SH {6}\n{3} \\- {4}\n"
        ".SH {7}\n",
        program.name, roff_escaped(upper(program.name)), kVersion, roff_escaped(program.name),
        roff_escaped(says.text(program.purpose)), says.text("Udklip manual"), says.text("NAME"),
        says.text("SYNOPSIS"), is_english ? "" : ".nh\n");  // groff hyphenates as in English
    for (const auto& line : program.synopsis) {
        page += fmt::format("{}{} {}\n", &line == program.synopsis.data() ? "" : ".br\n",
                            bold(program.name), roff_escaped(with_value_names(line, says)));
    }
    page += fmt::format(".SH {}\n{}", says.text("DESCRIPTION"),
                        roff_text(says.text(program.description), ".PP"));
    if (!program.argument.empty()) {
        page += fmt::format(".TP\n\\fI{}\\fR\n{}",
                            roff_escaped(with_value_names(program.argument, says)),
                            roff_text(says.text(program.argument_help), ".sp"));
    }
    page += fmt::format(".SH {}\n", says.text("OPTIONS"));
    for (const auto& group : option_groups(program)) {
        page += fmt::format(".SS {}\n", roff_escaped(says.text(group)));
        for (const auto& option : program.options) {
            if (option.group != group) continue;
            page += fmt::format(".TP\n{}\n{}", heading(option, says),
                                roff_text(says.text(option.manual), ".sp"));
        }
    }
    page += manual_section(says.text("EXAMPLES"), program.examples, says);
    page += manual_section(says.text("EXIT STATUS"), program.exit_codes, says);
    page += manual_section(says.text("ENVIRONMENT"), program.environment, says);
    page += manual_section(says.text("FILES"), program.files, says);
    return page + see_also(program, says);
}

}  // namespace udklip::command_line
