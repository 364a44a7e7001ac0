// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/markup/json_ld.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace udklip::indexer {
namespace {

using nlohmann::json;

constexpr std::size_t kMaxScriptBytes = 2'000'000;
constexpr int kMaxDepth = 8;

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

bool is_article(const json& object) {
    const auto type = object.find("@type");
    if (type == object.end()) return false;
    const auto fits = [](const json& name) {
        if (!name.is_string()) return false;
        const auto& text = name.get_ref<const std::string&>();
        return text.ends_with("Article") || text.ends_with("Posting") || text == "Report";
    };
    if (!type->is_array()) return fits(*type);
    return std::any_of(type->begin(), type->end(), fits);
}

const json* find_article(const json& value, int depth) {
    if (depth == 0) return nullptr;
    if (value.is_object()) {
        if (is_article(value)) return &value;
        for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            const auto inner = value.find(key);
            if (inner == value.end()) continue;
            if (const json* found = find_article(*inner, depth - 1)) return found;
        }
    } else if (value.is_array()) {
        for (const auto& item : value) {
            if (const json* found = find_article(item, depth - 1)) return found;
        }
    }
    return nullptr;
}

/// The parser builds what it reads: not more than a page's metadata can be.
std::optional<json> parse(const std::string& script) {
    if (script.size() > kMaxScriptBytes) return std::nullopt;
    json value = json::parse(script, nullptr, false, true);
    if (value.is_discarded()) return std::nullopt;
    return value;
}

}  // namespace

Article read_json_ld(const std::vector<std::string>& scripts) {
    Article article;
    for (const auto& script : scripts) {
        const auto value = parse(script);
        const json* object = value ? find_article(*value, kMaxDepth) : nullptr;
        if (object == nullptr) continue;
        article.id = member(*object, "identifier");
        article.title = member(*object, "headline");
        article.text = member(*object, "articleBody");
        article.date = member(*object, "datePublished");
        article.source = member(*object, "publisher");
        article.author = member(*object, "author");
        article.section = member(*object, "articleSection");
        article.url = member(*object, "url");
        break;
    }
    return article;
}

}  // namespace udklip::indexer
