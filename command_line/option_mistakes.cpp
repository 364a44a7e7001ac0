// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "language/text/nearest_name.hpp"

namespace udklip::command_line {
namespace {

using translation::Said;
using translation::said;

/// The names of a command line's values as people say them.
Said spoken(const OptionInfo& option) {
    struct Name {
        std::string_view value_name;
        Said spoken;
    };
    const Name names[] = {
        {"N", said("number")},      {"SEC", said("number")},       {"NAME", said("name")},
        {"DATE", said("date")},     {"YEAR", said("year")},        {"MONTH", said("month")},
        {"ID", said("id")},         {"FILE", said("file")},        {"DIR", said("folder")},
        {"PATH", said("path")},     {"SIZE", said("size")},        {"TAG", said("tag")},
        {"WORDS", said("words")},   {"K/N", said("shard")},        {"ZONE", said("time zone")},
        {"FIELDS", said("fields")}, {"QUESTION", said("question")}};
    for (const auto& name : names) {
        if (name.value_name == option.value_name) return name.spoken;
    }
    return said("value");
}

std::string joined(std::string_view choices) {
    std::string known;
    for (const auto& choice : split_words(choices)) {
        known += (known.empty() ? "" : ", ") + std::string(choice);
    }
    return known;
}

OptionMistake unknown_option(const ProgramInfo& program, const std::string& word) {
    const std::string name = word.substr(2);
    std::vector<std::string_view> names;
    for (const auto& option : program.options) {
        if (!option.group.empty()) names.push_back(option.long_name);
    }
    // Whoever cuts a name short is understood if only one begins so.
    std::vector<std::string_view> longer;
    std::copy_if(names.begin(), names.end(), std::back_inserter(longer),
                 [&](std::string_view known) { return known.starts_with(name); });
    const auto near = longer.size() == 1 ? longer.front() : language::nearest_name(name, names);
    return {said("there is no option {}", word),
            near ? said("did you mean --{}?", *near) : help_hint(program)};
}

OptionMistake no_value(const ProgramInfo& program, const OptionInfo& option) {
    return {said("--{} was given no {}", option.long_name, spoken(option)),
            option.choices.empty() ? help_hint(program)
                                   : said("say one of {}", joined(option.choices))};
}

const OptionInfo* short_option(const ProgramInfo& program, char letter) {
    const auto found =
        std::find_if(program.options.begin(), program.options.end(),
                     [&](const OptionInfo& option) { return option.short_name == letter; });
    return found == program.options.end() ? nullptr : &*found;
}

/// Whether a word is an option, and not a value that begins with a dash.
bool is_option(const ProgramInfo& program, const std::string& word) {
    if (word == "--") return true;
    return word.starts_with("--") &&
           find_option(program, word.substr(2, word.find('=') - 2)) != nullptr;
}

/// Looks at the letters of "-qj4": those behind one that takes a value are that value. Sets
/// `needs` to the option whose value is the next word.
std::optional<OptionMistake> look_at_letters(const ProgramInfo& program, const std::string& word,
                                             const OptionInfo*& needs) {
    for (std::size_t at = 1; at < word.size(); ++at) {
        const OptionInfo* option = short_option(program, word[at]);
        if (option == nullptr) {
            return OptionMistake{said("there is no option -{}", word.substr(at)),
                                 help_hint(program)};
        }
        if (option->value_name.empty()) continue;
        if (at + 1 == word.size()) needs = option;
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<OptionMistake> find_mistake(const ProgramInfo& program,
                                          const std::vector<std::string>& line) {
    for (auto word = line.begin(); word != line.end() && *word != "--"; ++word) {
        const OptionInfo* needs = nullptr;
        if (word->starts_with("--")) {
            const std::string name = word->substr(0, word->find('='));
            const OptionInfo* option = find_option(program, std::string_view(name).substr(2));
            if (option == nullptr) return unknown_option(program, name);
            if (!option->value_name.empty() && name.size() == word->size()) needs = option;
        } else if (word->size() > 1 && word->front() == '-') {
            if (auto mistake = look_at_letters(program, *word, needs)) return mistake;
        }
        if (needs == nullptr) continue;
        if (word + 1 == line.end() || is_option(program, *(word + 1))) {
            return no_value(program, *needs);
        }
        ++word;
    }
    return std::nullopt;
}

Said help_hint(const ProgramInfo& program) {
    return said("{} -h lists the options", program.name);
}

Said number_fault(const std::string& text, std::uint64_t highest) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    if (last != end || text.empty() || error == std::errc::invalid_argument) {
        return said("\"{}\" is no number", text);
    }
    if (error != std::errc() || number > highest) {
        return said("{} is too large a number", text);
    }
    return {};
}

Said range_fault(const std::string& text, std::int64_t lowest, std::int64_t highest) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    const bool within =
        last == end && error == std::errc() && number >= lowest && number <= highest;
    return within ? Said() : said("\"{}\" is no number from {} to {}", text, lowest, highest);
}

Said choice_fault(const std::string& text, std::string_view choices) {
    const auto known = split_words(choices);
    if (std::find(known.begin(), known.end(), text) != known.end()) return {};
    return said("there is no \"{}\"; there are {}", text, joined(choices));
}

Said in_words(const std::string& complaint, const Said& fault) {
    struct Sides {
        std::string left, right;
    };
    const auto sides = [&](std::string_view verb) -> std::optional<Sides> {
        const auto at = complaint.find(verb);
        if (at == std::string::npos) return std::nullopt;
        return Sides{complaint.substr(0, at), complaint.substr(at + verb.size())};
    };
    if (const auto both = sides(" excludes "))
        return said("{} and {} cannot stand together", both->left, both->right);
    if (const auto both = sides(" requires "))
        return said("{} does nothing without {}", both->left, both->right);
    if (!fault.empty() && complaint.ends_with(fault.english())) {
        const std::string option = complaint.substr(0, complaint.size() - fault.english().size());
        return {complaint, option + fault.in(translation::Language::danish)};
    }
    return complaint;
}

}  // namespace udklip::command_line
