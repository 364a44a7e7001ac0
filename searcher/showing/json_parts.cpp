// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/json_parts.hpp"

#include <ctime>

namespace udklip::searcher {

Json or_null(const std::string& value) {
    return value.empty() ? Json(nullptr) : Json(value);
}

Json values_json(const Facet& facet) {
    Json values = Json::array();
    for (const auto& value : facet.values) {
        values.push_back(
            {{"value", value.value ? Json(*value.value) : Json(nullptr)}, {"count", value.count}});
    }
    return values;
}

Json facets_json(const std::vector<Facet>& facets) {
    Json all = Json::object();
    for (const auto& facet : facets) all[facet.name] = values_json(facet);
    return all;
}

Json codes_json(const std::vector<NoteCode>& codes) {
    Json all = Json::array();
    for (const auto& note : codes) {
        all.push_back({{"code", note.code}, {"arguments", note.arguments}});
    }
    return all;
}

std::string utc_time(std::int64_t seconds) {
    const auto time = static_cast<std::time_t>(seconds);
    std::tm utc{};
    if (gmtime_r(&time, &utc) == nullptr) return {};
    std::string text(sizeof "-2147483648-12-31T23:59:59Z", '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc));
    return text;
}

void add_kept(Json& json, const Kept& kept) {
    if (!kept.tags.empty()) json["tags"] = kept.tags;
    if (!kept.note.empty()) json["note"] = kept.note;
}

language::Printable dump(const Json& json) {
    return language::Printable::json(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace udklip::searcher
