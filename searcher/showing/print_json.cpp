// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "command_line/messages.hpp"
#include "language/text/html_text.hpp"
#include "language/text/utf8.hpp"
#include "searcher/showing/json_parts.hpp"
#include "searcher/showing/print.hpp"
#include "store/layout/author_names.hpp"
#include "store/pages.hpp"

namespace udklip::searcher {
namespace {

std::string as_html(std::string_view text, const std::vector<SnippetSpan>& marks) {
    std::string out;
    std::size_t at = 0;
    for (const auto& mark : marks) {
        language::append_as_html(out, text.substr(at, mark.begin - at));
        out += "<em>";
        language::append_as_html(out, text.substr(mark.begin, mark.end - mark.begin));
        out += "</em>";
        at = mark.end;
    }
    language::append_as_html(out, text.substr(at));
    return out;
}

Json ids_of(const std::vector<NearDuplicate>& articles) {
    Json ids = Json::array();
    for (const auto& article : articles) ids.push_back(article.id);
    return ids;
}

/// The first few copies, whose titles were read.
Json copies_of(const std::vector<Copy>& articles) {
    Json copies = Json::array();
    for (const auto& article : articles) {
        copies.push_back({{"id", article.id},
                          {"title", article.title},
                          {"source", or_null(article.source)},
                          {"date", or_null(article.date)}});
    }
    return copies;
}

Json hit_json(const Hit& hit) {
    Json json = {
        {"rank", hit.rank},
        {"id", hit.id},
        {"title", hit.title},
        {"source", or_null(hit.source)},
        {"date", or_null(hit.date)},
        {"score", std::round(hit.score * 1000) / 1000},
        {"snippet", as_html(hit.snippet.text, hit.snippet.marks)},
        {"path", hit.path},
        {"url", or_null(hit.url)},
        {"page", hit.page > 0 ? Json(hit.page) : Json(nullptr)},
        {"chapter", or_null(hit.chapter)},
        {"similar", ids_of(hit.similar)},
        {"similar_total", hit.similar_total},
        {"copies", copies_of(hit.copies)},
    };
    add_kept(json, hit.kept);
    if (hit.in_caption) json["in_caption"] = true;
    if (hit.only_in_furniture) json["only_in_furniture"] = *hit.only_in_furniture;
    return json;
}

Json words_json(const std::vector<ExplainedWord>& words) {
    Json all = Json::array();
    for (const auto& word : words) {
        all.push_back({{"typed", word.typed},
                       {"how", word.how},
                       {"articles", word.articles},
                       {"whole", word.whole},
                       {"others", or_null(word.others)},
                       {"parts", word.parts}});
    }
    return all;
}

Json way_out_json(const WayOut& way) {
    return {{"filter", or_null(way.filter)},
            {"in_question", way.in_question},
            {"values", way.values},
            {"total", way.total},
            {"undated", way.undated},
            {"is_unknown", way.is_unknown},
            {"nearest", or_null(way.nearest)},
            {"nearest_total", way.nearest_total}};
}

/// Where pages and chapters begin, in characters of the text.
Json pages_json(const store::Record& record) {
    Json pages = Json::array();
    std::size_t at = 0;
    std::size_t characters = 0;
    for (const auto& page : store::decode_pages(record.pages)) {
        const std::size_t begin = std::min(page.begin, record.text.size());
        characters += language::count_chars(std::string_view(record.text).substr(at, begin - at));
        at = begin;
        pages.push_back({{"page", page.number > 0 ? Json(page.number) : Json(nullptr)},
                         {"chapter", or_null(page.heading)},
                         {"begin", characters}});
    }
    return pages;
}

}  // namespace

Printable suggestion_json(const Answer& answer) {
    const bool is_there = answer.suggestion.has_value();
    return dump({{"query", answer.query},
                 {"suggestion", is_there ? Json(*answer.suggestion) : Json(nullptr)},
                 {"suggestion_total", is_there ? Json(answer.suggestion_total) : Json(nullptr)}}) +
           "\n";
}

Printable to_json(const Answer& answer, bool explained) {
    Json hits = Json::array();
    for (const auto& hit : answer.hits) hits.push_back(hit_json(hit));
    Json json = {
        {"query", answer.query},
        {"understood", answer.understood},
        {"relaxed", answer.relaxed},
        {"total", answer.total},
        {"distinct", answer.distinct},
        {"total_is_exact", answer.total_is_exact},
        {"seconds", std::round(answer.seconds * 1e6) / 1e6},
        {"notes", answer.notes},
        {"hits", std::move(hits)},
        {"facets", facets_json(answer.facets)},
        {"suggestion", answer.suggestion ? Json(*answer.suggestion) : Json(nullptr)},
    };
    json["note_codes"] = codes_json(answer.note_codes);
    json["suggestion_total"] = answer.suggestion ? Json(answer.suggestion_total) : Json(nullptr);
    json["without"] = Json::object();
    for (const auto& one : answer.without) json["without"][one.filter] = one.total;
    json["ways_out"] = Json::array();
    for (const auto& way : answer.ways_out) json["ways_out"].push_back(way_out_json(way));
    json["years"] = values_json(answer.years);
    json["updated"] =
        answer.updated ? Json(utc_time(answer.updated->time_since_epoch().count())) : Json(nullptr);
    if (explained) json["words"] = words_json(answer.words);
    if (!answer.saved.empty()) json["saved"] = answer.saved;
    if (!answer.missing_shards.empty()) json["missing_shards"] = answer.missing_shards;
    return dump(json) + "\n";
}

Printable to_json_lines(const Answer& answer) {
    Printable out;
    for (const auto& hit : answer.hits) {
        Json json = hit_json(hit);
        if (!answer.saved.empty()) json["saved"] = answer.saved;
        out += dump(json) + "\n";
    }
    return out;
}

Printable to_tsv(const Answer& answer, bool header) {
    Printable out;
    if (header) {
        out += "rank\tid\tdate\tsource\ttitle\tscore\tpath";
        if (!answer.saved.empty()) out += "\tsaved";
        out += "\n";
    }
    for (const auto& hit : answer.hits) {
        out += command_line::show("{}\t{}\t{}\t{}\t{}\t{:.3f}\t{}", hit.rank, hit.id, hit.date,
                                  hit.source, hit.title, hit.score, hit.path);
        if (!answer.saved.empty()) out += command_line::show("\t{}", answer.saved);
        out += "\n";
    }
    return out;
}

Printable to_json(const ShownArticle& shown) {
    const auto& record = shown.record;
    std::vector<SnippetSpan> marks;
    for (const auto& mark : shown.marks) marks.push_back({mark.begin, mark.end});
    Json json = {
        {"id", record.id},
        {"title", record.title},
        {"title_from", or_null(record.title_from)},
        {"source", or_null(record.source)},
        {"source_from", or_null(record.source_from)},
        {"date", or_null(record.date)},
        {"date_from", or_null(record.date_from)},
        {"author", or_null(store::shown_authors(record.author))},
        {"authors", store::author_names(record.author)},
        {"author_from", or_null(record.author_from)},
        {"section", or_null(record.section)},
        {"section_from", or_null(record.section_from)},
        {"url", or_null(record.url)},
        {"url_from", or_null(record.url_from)},
        {"path", record.path},
        {"text", record.text},
        {"html", as_html(record.text, marks)},
        {"pages", pages_json(record)},
        {"captions", or_null(record.captions)},
        {"furniture", or_null(record.furniture)},
    };
    add_kept(json, shown.kept);
    return dump(json) + "\n";
}

}  // namespace udklip::searcher
