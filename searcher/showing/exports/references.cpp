// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/exports/references.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <utility>

#include "searcher/showing/exports/reference.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::searcher {
namespace {

/// A line of RIS; nothing for an unknown value.
Printable ris(const char* tag, const Printable& value) {
    if (value.empty()) return {};
    return Printable::own(tag) + "  - " + value + "\r\n";
}

const char* ris_type(ReferenceType type) {
    switch (type) {
        case ReferenceType::newspaper:
            return "NEWS";
        case ReferenceType::webpage:
            return "ELEC";
        case ReferenceType::document:
            break;
    }
    return "GEN";
}

const char* csl_type(ReferenceType type) {
    switch (type) {
        case ReferenceType::newspaper:
            return "article-newspaper";
        case ReferenceType::webpage:
            return "webpage";
        case ReferenceType::document:
            break;
    }
    return "document";
}

/// 2021/06/18/, 2021/06//, 2021///: RIS leaves out what is not known.
std::string ris_date(const std::vector<int>& parts) {
    if (parts.empty()) return {};
    std::string text = fmt::format("{:04}", parts[0]);
    for (std::size_t i = 1; i < 3; ++i) {
        text += i < parts.size() ? fmt::format("/{:02}", parts[i]) : "/";
    }
    return text + "/";
}

void add(Json& item, const char* key, const std::string& value) {
    if (!value.empty()) item[key] = value;
}

Json csl_name(const ReferenceName& name) {
    if (name.given.empty()) return {{"literal", name.family}};
    return {{"family", name.family}, {"given", name.given}};
}

}  // namespace

Printable RisExport::hit(const Hit& hit) {
    const auto date = date_parts(hit.date);
    Printable item = ris("TY", Printable::own(ris_type(type_of(hit))));
    item += ris("TI", Printable(hit.title));
    for (const auto& name : authors_of(hit)) {
        item += ris("AU",
                    Printable(name.given.empty() ? name.family : name.family + ", " + name.given));
    }
    item += ris("T2", Printable(hit.source));
    if (!date.empty()) item += ris("PY", Printable::own(fmt::format("{:04}", date[0])));
    item += ris("DA", Printable::own(ris_date(date)));
    item += ris("SE", Printable(hit.section.empty() ? hit.chapter : hit.section));
    if (hit.page > 0) item += ris("SP", Printable::own(std::to_string(hit.page)));
    item += ris("UR", Printable(hit.url));
    item += ris("ID", Printable(hit.id));
    for (const auto& tag : hit.kept.tags) item += ris("KW", Printable(tag));
    item += ris("N1", Printable(hit.kept.note));
    return item + "ER  - \r\n";
}

Printable CslJsonExport::hit(const Hit& hit) {
    Json item = {{"id", hit.id}, {"type", csl_type(type_of(hit))}};
    add(item, "title", hit.title);
    for (const auto& name : authors_of(hit)) item["author"].push_back(csl_name(name));
    const auto date = date_parts(hit.date);
    if (!date.empty()) item["issued"] = {{"date-parts", Json::array({date})}};
    add(item, "container-title", hit.source);
    add(item, "section", hit.section.empty() ? hit.chapter : hit.section);
    if (hit.page > 0) item["page"] = std::to_string(hit.page);
    add(item, "URL", hit.url);
    add(item, "keyword", fmt::format("{}", fmt::join(hit.kept.tags, ", ")));
    add(item, "note", hit.kept.note);
    return Printable(std::exchange(first_, false) ? "\n" : ",\n") + dump(item);
}

}  // namespace udklip::searcher
