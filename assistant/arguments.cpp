// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "language/text/utf8.hpp"

namespace udklip::assistant {
namespace {

bool is_whole(const Json& value) {
    if (value.is_number_integer()) return true;
    return value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>();
}

bool is_of_type(const Json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "integer") return is_whole(value);
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

std::vector<std::string> types_of(const Json& schema) {
    const Json& type = schema.at("type");
    if (type.is_string()) return {type.get<std::string>()};
    return type.get<std::vector<std::string>>();
}

std::string name_of_type(const std::string& type) {
    if (type == "integer") return "a whole number";
    return type == "array" ? "a list" : type == "object" ? "an object" : "a string";
}

/// "a whole number from 1 to 50", "a string or a list of strings".
std::string what_it_takes(const Json& schema) {
    if (schema.contains("enum")) {
        return fmt::format("one of {}",
                           fmt::join(schema["enum"].get<std::vector<std::string>>(), ", "));
    }
    std::string takes;
    const auto types = types_of(schema);
    for (std::size_t i = 0; i < types.size(); ++i) {
        takes += (i == 0 ? "" : i + 1 < types.size() ? ", " : " or ") + name_of_type(types[i]);
    }
    if (schema.contains("minimum")) {
        takes += fmt::format(" from {} to {}", schema["minimum"].get<std::int64_t>(),
                             schema["maximum"].get<std::int64_t>());
    }
    if (schema.contains("maxLength")) {
        takes += fmt::format(" of at most {} characters", schema["maxLength"].get<std::size_t>());
    }
    if (schema.contains("maxItems")) {
        takes += fmt::format(" of {} to {}", schema.value("minItems", 0),
                             schema["maxItems"].get<std::size_t>());
    }
    return takes;
}

bool fits(const Json& value, const Json& schema) {
    const auto types = types_of(schema);
    if (std::none_of(types.begin(), types.end(),
                     [&](const auto& type) { return is_of_type(value, type); })) {
        return false;
    }
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const std::size_t letters = language::count_chars(text);
        if (letters < schema.value("minLength", std::size_t{0})) return false;
        if (schema.contains("maxLength") && letters > schema["maxLength"].get<std::size_t>()) {
            return false;
        }
        const auto choices = schema.find("enum");
        return choices == schema.end() ||
               std::find(choices->begin(), choices->end(), value) != choices->end();
    }
    if (value.is_number()) {
        const auto number = value.get<double>();
        return !schema.contains("minimum") || (number >= schema["minimum"].get<double>() &&
                                               number <= schema["maximum"].get<double>());
    }
    if (value.size() < schema.value("minItems", std::size_t{0})) return false;
    return !schema.contains("maxItems") || value.size() <= schema["maxItems"].get<std::size_t>();
}

std::string as_text(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return fmt::format("{:.0f}", value.get<double>());
}

const Json* find(const Json& arguments, std::string_view name) {
    const auto found = arguments.find(name);
    return found == arguments.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<std::string>& checked_keywords() {
    static const std::vector<std::string> keywords = {
        "type",  "enum",     "minLength", "maxLength",  "minimum",  "maximum",
        "items", "minItems", "maxItems",  "properties", "required", "additionalProperties",
    };
    return keywords;
}

std::optional<std::string> fault_in(const Json& arguments, const Json& schema) {
    const Json& known = schema.at("properties");
    for (const auto& [name, value] : arguments.items()) {
        const auto argument = known.find(name);
        if (argument == known.end()) {
            std::vector<std::string> names;
            for (const auto& [other, ignored] : known.items()) names.push_back(other);
            return fmt::format("there is no argument \"{}\"; there are {}", name,
                               fmt::join(names, ", "));
        }
        if (!fits(value, *argument)) {
            return fmt::format("{} takes {}", name, what_it_takes(*argument));
        }
        if (!value.is_array()) continue;
        const Json& items = argument->at("items");
        for (const auto& item : value) {
            if (!fits(item, items)) {
                return fmt::format("each item of {} takes {}", name, what_it_takes(items));
            }
        }
    }
    for (const auto& name : schema.value("required", std::vector<std::string>())) {
        if (arguments.contains(name)) continue;
        return fmt::format("{} is missing: it takes {}", name, what_it_takes(known.at(name)));
    }
    return std::nullopt;
}

std::string text_of(const Json& arguments, std::string_view name, std::string otherwise) {
    const Json* value = find(arguments, name);
    return value != nullptr ? value->get<std::string>() : std::move(otherwise);
}

std::uint32_t number_of(const Json& arguments, std::string_view name, std::uint32_t otherwise) {
    const Json* value = find(arguments, name);
    return value != nullptr ? static_cast<std::uint32_t>(value->get<double>()) : otherwise;
}

std::vector<std::string> list_of(const Json& arguments, std::string_view name) {
    std::vector<std::string> values;
    const Json* value = find(arguments, name);
    if (value == nullptr) return values;
    if (!value->is_array()) return {as_text(*value)};
    for (const auto& item : *value) values.push_back(as_text(item));
    return values;
}

searcher::Request request_of(const Json& arguments) {
    searcher::Request request;
    request.text = text_of(arguments, "query");
    request.years = list_of(arguments, "year");
    request.from = text_of(arguments, "from");
    request.to = text_of(arguments, "to");
    request.sources = list_of(arguments, "source");
    request.sections = list_of(arguments, "section");
    request.authors = list_of(arguments, "author");
    request.names = list_of(arguments, "name");
    request.facets.clear();
    return request;
}

bool asks(const searcher::Request& request) {
    const bool has_words = request.text.find_first_not_of(" \t\r\n?!.,;'") != std::string::npos;
    return has_words || !request.years.empty() || !request.from.empty() || !request.to.empty() ||
           !request.sources.empty() || !request.sections.empty() || !request.authors.empty() ||
           !request.names.empty();
}

}  // namespace udklip::assistant
