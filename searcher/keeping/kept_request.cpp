// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/keeping/kept_request.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "command_line/error.hpp"

namespace udklip::searcher {
namespace {

using Json = nlohmann::ordered_json;

struct Values {
    const char* key;
    const char* option;
    std::vector<std::string> Request::*values;
};
constexpr std::array<Values, 6> kValues = {{
    {"years", "--year", &Request::years},
    {"months", "--month", &Request::months},
    {"sources", "--source", &Request::sources},
    {"sections", "--section", &Request::sections},
    {"authors", "--author", &Request::authors},
    {"names", "--name", &Request::names},
}};

struct Text {
    const char* key;
    const char* option;
    std::string Request::*text;
};
constexpr std::array<Text, 2> kTexts = {{
    {"from", "--from", &Request::from},
    {"to", "--to", &Request::to},
}};

struct Choice {
    const char* key;
    std::array<const char*, 3> names;  ///< the first one is the default
    std::array<std::array<const char*, 2>, 3> options;
};
constexpr Choice kWords = {"words", {"automatic", "every", "some"}, {{{}, {"--all"}, {"--any"}}}};
constexpr Choice kSort = {
    "sort", {"relevance", "newest", "oldest"}, {{{}, {"--sort", "newest"}, {"--sort", "oldest"}}}};

template <class Enum>
void write(Json& json, const Choice& choice, Enum value) {
    const auto number = static_cast<std::size_t>(value);
    if (number > 0) json[choice.key] = choice.names[number];
}

template <class Enum>
void read(const Json& json, const Choice& choice, Enum& value) {
    const std::string name = json.value(choice.key, choice.names[0]);
    for (std::size_t i = 0; i < choice.names.size(); ++i) {
        if (name == choice.names[i]) value = static_cast<Enum>(i);
    }
}

/// A value that begins with a dash is joined to its option, or it would be taken for one.
void add_option(std::vector<std::string>& words, const char* option, const std::string& value) {
    if (value.starts_with('-')) {
        words.push_back(std::string(option) + "=" + value);
    } else {
        words.insert(words.end(), {option, value});
    }
}

template <class Enum>
void add_options(std::vector<std::string>& words, const Choice& choice, Enum value) {
    for (const char* word : choice.options[static_cast<std::size_t>(value)]) {
        if (word != nullptr) words.emplace_back(word);
    }
}

}  // namespace

std::string write_request(const Request& request) {
    Json json = {{"text", request.text}};
    write(json, kWords, request.words);
    for (const auto& field : kValues) {
        if (!(request.*field.values).empty()) json[field.key] = request.*field.values;
    }
    for (const auto& field : kTexts) {
        if (!(request.*field.text).empty()) json[field.key] = request.*field.text;
    }
    write(json, kSort, request.sort);
    if (request.furniture) json["furniture"] = true;
    if (!request.collapse) json["collapse"] = false;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Request read_request(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Request request;
        request.text = json.at("text").get<std::string>();
        read(json, kWords, request.words);
        for (const auto& field : kValues) {
            request.*field.values = json.value(field.key, std::vector<std::string>());
        }
        for (const auto& field : kTexts) request.*field.text = json.value(field.key, std::string());
        read(json, kSort, request.sort);
        request.furniture = json.value("furniture", false);
        request.collapse = json.value("collapse", true);
        return request;
    } catch (const Json::exception&) {
        throw Error(ErrorCode::storage, said("a saved search is damaged"),
                    said("put back a copy of the folder ~/.local/state/udklip"));
    }
}

std::vector<std::string> options_of(const Request& request) {
    std::vector<std::string> words;
    add_options(words, kWords, request.words);
    for (const auto& field : kValues) {
        for (const auto& value : request.*field.values) add_option(words, field.option, value);
    }
    for (const auto& field : kTexts) {
        const std::string& text = request.*field.text;
        if (!text.empty()) add_option(words, field.option, text);
    }
    add_options(words, kSort, request.sort);
    if (request.furniture) words.emplace_back("--furniture");
    if (!request.collapse) words.emplace_back("--no-collapse");
    return words;
}

}  // namespace udklip::searcher
