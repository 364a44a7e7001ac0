// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/option_mistakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <system_error>

#include "language/text/nearest_name.hpp"

namespace udklip::command_line {
namespace {

/// The names of a command line's values as people say them.
std::string_view spoken(const OptionInfo& option) {
    struct Name {
        std::string_view value_name, spoken;
    };
    static constexpr Name kNames[] = {
        {"N", "number"},         {"SEC", "number"},  {"NAME", "name"},      {"DATE", "date"},
        {"YEAR", "year"},        {"MONTH", "month"}, {"ID", "id"},          {"FILE", "file"},
        {"DIR", "folder"},       {"PATH", "path"},   {"SIZE", "size"},      {"TAG", "tag"},
        {"WORDS", "words"},      {"K/N", "shard"},   {"ZONE", "time zone"}, {"FIELDS", "fields"},
        {"QUESTION", "question"}};
    for (const auto& name : kNames) {
        if (name.value_name == option.value_name) return name.spoken;
    }
    return "value";
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
    return {fmt::format("there is no option {}", word),
            near ? fmt::format("did you mean --{}?", *near) : help_hint(program)};
}

OptionMistake no_value(const ProgramInfo& program, const OptionInfo& option) {
    return {fmt::format("--{} was given no {}", option.long_name, spoken(option)),
            option.choices.empty() ? help_hint(program)
                                   : fmt::format("say one of {}", joined(option.choices))};
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
            return OptionMistake{fmt::format("there is no option -{}", word.substr(at)),
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

std::string help_hint(const ProgramInfo& program) {
    return fmt::format("{} -h lists the options", program.name);
}

std::string number_fault(const std::string& text, std::uint64_t highest) {
    std::uint64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    if (last != end || text.empty() || error == std::errc::invalid_argument) {
        return fmt::format("\"{}\" is no number", text);
    }
    if (error != std::errc() || number > highest) {
        return fmt::format("{} is too large a number", text);
    }
    return {};
}

std::string range_fault(const std::string& text, std::int64_t lowest, std::int64_t highest) {
    std::int64_t number = 0;
    const char* end = text.data() + text.size();
    const auto [last, error] = std::from_chars(text.data(), end, number);
    const bool within =
        last == end && error == std::errc() && number >= lowest && number <= highest;
    return within ? "" : fmt::format("\"{}\" is no number from {} to {}", text, lowest, highest);
}

std::string choice_fault(const std::string& text, std::string_view choices) {
    const auto known = split_words(choices);
    if (std::find(known.begin(), known.end(), text) != known.end()) return {};
    return fmt::format("there is no \"{}\"; there are {}", text, joined(choices));
}

std::string in_words(const std::string& complaint) {
    const auto between = [&](std::string_view verb, std::string_view said) -> std::string {
        const auto at = complaint.find(verb);
        if (at == std::string::npos) return {};
        return fmt::format(fmt::runtime(said), complaint.substr(0, at),
                           complaint.substr(at + verb.size()));
    };
    if (auto text = between(" excludes ", "{} and {} cannot stand together"); !text.empty()) {
        return text;
    }
    if (auto text = between(" requires ", "{} does nothing without {}"); !text.empty()) {
        return text;
    }
    return complaint;
}

}  // namespace udklip::command_line
