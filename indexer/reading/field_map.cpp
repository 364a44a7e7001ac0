// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/field_map.hpp"

#include <algorithm>
#include <array>

#include "language/text/clean.hpp"
#include "language/text/utf8.hpp"

namespace udklip::indexer {
namespace {

struct Name {
    std::string_view name;
    std::string Article::*field;
};

/// In the form that plain_name() gives. The first name of each field is the one --map knows it by;
/// among several in one record, the earlier one wins.
constexpr std::array kUsual = std::to_array<Name>({
    {"id", &Article::id},
    {"_id", &Article::id},
    {"guid", &Article::id},
    {"uuid", &Article::id},
    {"articleid", &Article::id},
    {"artikelid", &Article::id},
    {"title", &Article::title},
    {"headline", &Article::title},
    {"titel", &Article::title},
    {"overskrift", &Article::title},
    {"rubrik", &Article::title},
    {"text", &Article::text},
    {"content", &Article::text},
    {"body", &Article::text},
    {"articlebody", &Article::text},
    {"brødtekst", &Article::text},
    {"tekst", &Article::text},
    {"indhold", &Article::text},
    {"date", &Article::date},
    {"published", &Article::date},
    {"datepublished", &Article::date},
    {"publishedat", &Article::date},
    {"publisheddate", &Article::date},
    {"publicationdate", &Article::date},
    {"pubdate", &Article::date},
    {"created", &Article::date},
    {"createdat", &Article::date},
    {"dato", &Article::date},
    {"publiceret", &Article::date},
    {"udgivet", &Article::date},
    {"udgivelsesdato", &Article::date},
    {"source", &Article::source},
    {"publisher", &Article::source},
    {"kilde", &Article::source},
    {"medie", &Article::source},
    {"udgiver", &Article::source},
    {"author", &Article::author},
    {"authors", &Article::author},
    {"forfatter", &Article::author},
    {"forfattere", &Article::author},
    {"byline", &Article::author},
    {"journalist", &Article::author},
    {"section", &Article::section},
    {"sektion", &Article::section},
    {"articlesection", &Article::section},
    {"url", &Article::url},
    {"link", &Article::url},
});

/// User's names go before all usual ones.
constexpr int kUsualRank = 1000;

std::string plain_name(std::string_view name) {
    std::string plain = language::to_lower(language::clean(name));
    // An underscore in front says that the name is another one: _source is no source.
    const auto from = plain.begin() + (plain.starts_with('_') ? 1 : 0);
    plain.erase(
        std::remove_if(from, plain.end(),
                       [](char c) { return c == '_' || c == '-' || c == ' ' || c == '\t'; }),
        plain.end());
    return plain;
}

}  // namespace

std::string FieldMap::add(std::string_view mapping) {
    const auto sign = mapping.find('=');
    const std::string field = plain_name(mapping.substr(0, sign));
    const std::string name =
        sign == mapping.npos ? std::string() : plain_name(mapping.substr(sign + 1));
    const auto usual = std::find_if(kUsual.begin(), kUsual.end(),
                                    [&](const Name& known) { return known.name == field; });
    if (usual == kUsual.end()) {
        return "\"" + field +
               "\" is no field; there are id, title, text, date, source, author, "
               "section and url";
    }
    if (name.empty()) return "it is written field=name, such as text=manchet";
    mapped_.push_back({name, usual->field});
    return {};
}

std::optional<FieldMatch> FieldMap::find(std::string_view name) const {
    const std::string plain = plain_name(name);
    for (std::size_t i = 0; i < mapped_.size(); ++i) {
        if (mapped_[i].name == plain) return FieldMatch{mapped_[i].field, static_cast<int>(i)};
    }
    for (std::size_t i = 0; i < kUsual.size(); ++i) {
        if (kUsual[i].name == plain)
            return FieldMatch{kUsual[i].field, kUsualRank + static_cast<int>(i)};
    }
    return std::nullopt;
}

void FieldCollector::set(Article& article, const FieldMatch& match, std::string value) {
    if (value.empty()) return;
    const auto known = std::find_if(taken_.begin(), taken_.end(), [&](const FieldMatch& taken) {
        return taken.field == match.field;
    });
    if (known == taken_.end()) {
        taken_.push_back(match);
    } else if (known->rank <= match.rank) {
        return;
    } else {
        *known = match;
    }
    article.*match.field = std::move(value);
}

}  // namespace udklip::indexer
