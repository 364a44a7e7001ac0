// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/html/json_ld.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_map>

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer::html {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxScriptBytes = 2'000'000;
constexpr std::size_t kMostThings = 500;
constexpr int kMaxDepth = 12;
constexpr int kMaxDepthOfText = 30;
constexpr std::size_t kLeastText = 400;

constexpr auto kSearched = std::to_array<const char*>(
    {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "article"});

/// Names of an article's text in the data of pages that scripts build.
constexpr auto kTexts =
    std::to_array<std::string_view>({"articleBody", "body", "bodyHtml", "bodyText", "content",
                                     "contentHtml", "html", "text", "brodtekst", "bodytext"});

/// Text, or what an object is called, or all of a list.
std::string text_of(const json& value, int depth = kMaxDepth) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_integer()) return value.dump();
    if (depth == 0) return {};
    if (value.is_object()) {
        for (const char* key : {"name", "value", "@value"}) {
            if (value.contains(key)) return text_of(value[key], depth - 1);
        }
    }
    std::string all;
    if (value.is_array()) {
        for (const auto& item : value) {
            const std::string text = text_of(item, depth - 1);
            if (text.empty()) continue;
            all += (all.empty() ? "" : ", ") + text;
        }
    }
    return all;
}

std::string member(const json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? std::string() : text_of(*found);
}

/// Of "https://schema.org/NewsArticle" the last part.
void add_type(const json& value, std::vector<std::string>& types) {
    if (!value.is_string()) return;
    const auto& text = value.get_ref<const std::string&>();
    types.push_back(text.substr(text.rfind('/') + 1));
}

std::vector<std::string> types_of(const json& object) {
    std::vector<std::string> types;
    const auto type = object.find("@type");
    if (type == object.end()) return types;
    add_type(*type, types);
    if (type->is_array()) {
        for (const auto& one : *type) add_type(one, types);
    }
    return types;
}

std::vector<std::string> names_of(const json& object, const char* key) {
    std::vector<std::string> names;
    const auto found = object.find(key);
    if (found == object.end()) return names;
    const auto add = [&](const json& value) {
        if (std::string name = text_of(value); !name.empty()) names.push_back(std::move(name));
    };
    if (found->is_array()) {
        std::for_each(found->begin(), found->end(), add);
    } else {
        add(*found);
    }
    return names;
}

/// The @id of objects that say nothing else of themselves.
std::vector<std::string> nodes_of(const json& object, const char* key) {
    std::vector<std::string> nodes;
    const auto found = object.find(key);
    if (found == object.end()) return nodes;
    const auto add = [&](const json& value) {
        if (!value.is_object() || value.contains("name")) return;
        if (std::string node = member(value, "@id"); !node.empty())
            nodes.push_back(std::move(node));
    };
    if (found->is_array()) {
        std::for_each(found->begin(), found->end(), add);
    } else {
        add(*found);
    }
    return nodes;
}

LinkedThing thing_of(const json& object) {
    return {types_of(object),
            member(object, "identifier"),
            member(object, "name"),
            member(object, "headline"),
            member(object, "articleBody"),
            member(object, "datePublished"),
            member(object, "dateCreated"),
            member(object, "publisher"),
            member(object, "articleSection"),
            member(object, "url"),
            names_of(object, "author"),
            member(object, "@id"),
            nodes_of(object, "author"),
            {}};
}

void collect(const json& value, int depth, std::vector<LinkedThing>& things) {
    if (depth == 0 || things.size() >= kMostThings) return;
    if (value.is_array()) {
        for (const auto& item : value) collect(item, depth - 1, things);
    } else if (value.is_object()) {
        things.push_back(thing_of(value));
        for (const char* key : kSearched) {
            const auto inner = value.find(key);
            if (inner != value.end() && inner->is_structured()) collect(*inner, depth - 1, things);
        }
    }
}

/// From the first brace or bracket to the last, without those of the marks of CDATA around them.
std::string_view json_part(std::string_view script) {
    constexpr std::string_view kCdata = "<![CDATA[";
    constexpr std::string_view kCdataEnd = "]]>";
    if (const auto cdata = script.find(kCdata); cdata < script.find('{'))
        script.remove_prefix(cdata + kCdata.size());
    if (const auto cdata_end = script.rfind(kCdataEnd);
        cdata_end != script.npos && script.find('}', cdata_end) == script.npos)
        script = script.substr(0, cdata_end);
    const auto begin = script.find_first_of("{[");
    const auto end = script.find_last_of("}]");
    if (begin == script.npos || end == script.npos || end < begin) return {};
    return script.substr(begin, end - begin + 1);
}

/// Line ends and tabs inside a string are not JSON, but pages write them. Those outside stay: a
/// line end is the end of a comment.
std::string without_controls(std::string_view script) {
    std::string text(script);
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') in_string = !in_string;
        if (!in_string) continue;
        if (text[i] == '\\') ++i;
        if (i < text.size() && text[i] >= 0 && text[i] < ' ') text[i] = ' ';
    }
    return text;
}

/// The parser builds what it reads: not more than a page's metadata can be.
std::optional<json> parse(std::string_view script) {
    if (script.size() > kMaxScriptBytes) return std::nullopt;
    json value = json::parse(script, nullptr, false, true);
    if (value.is_discarded())
        value = json::parse(without_controls(json_part(script)), nullptr, false, true);
    if (value.is_discarded()) return std::nullopt;
    return value;
}

void find_text(const json& value, int depth, std::string& longest) {
    if (depth == 0 || !value.is_structured()) return;
    for (auto item = value.begin(); item != value.end(); ++item) {
        find_text(*item, depth - 1, longest);
        if (!value.is_object() || !item->is_string()) continue;
        const auto& text = item->get_ref<const std::string&>();
        if (text.size() < kLeastText || text.size() <= longest.size()) continue;
        if (std::find(kTexts.begin(), kTexts.end(), item.key()) != kTexts.end()) longest = text;
    }
}

/// Finds the names of authors that are only referred to.
void name_authors(std::vector<LinkedThing>& things) {
    std::unordered_map<std::string, std::string> names;
    for (const auto& thing : things) {
        if (!thing.node.empty() && !thing.name.empty()) names.emplace(thing.node, thing.name);
    }
    for (auto& thing : things) {
        for (const auto& node : thing.author_nodes) {
            const auto name = names.find(node);
            if (name != names.end()) thing.referred.push_back(name->second);
        }
    }
}

template <class Fits>
bool any_type(const std::vector<std::string>& types, Fits fits) {
    return std::any_of(types.begin(), types.end(), fits);
}

}  // namespace

bool LinkedThing::is_article() const {
    return any_type(types, [](const std::string& type) {
        return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
               type.ends_with("Review");
    });
}

bool LinkedThing::is_recipe() const {
    return any_type(types, [](const std::string& type) { return type == "Recipe"; });
}

bool LinkedThing::is_page() const {
    return is_recipe() ||
           any_type(types, [](const std::string& type) { return type.find("Page") != type.npos; });
}

bool LinkedThing::is_site() const {
    return any_type(types, [](const std::string& type) {
        return type == "WebSite" || type.ends_with("Organization");
    });
}

std::vector<LinkedThing> read_json_ld(const std::vector<std::string>& scripts) {
    std::vector<LinkedThing> things;
    for (const auto& script : scripts) {
        if (const auto value = parse(script)) collect(*value, kMaxDepth, things);
    }
    name_authors(things);
    return things;
}

std::string longest_text(const std::vector<std::string>& scripts) {
    std::string longest;
    for (const auto& script : scripts) {
        if (const auto value = parse(script)) find_text(*value, kMaxDepthOfText, longest);
    }
    return longest;
}

}  // namespace udklip::indexer::html
