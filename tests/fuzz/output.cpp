// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers and articles that hold anything at all, printed: JSON that says what was in them, and
// nothing that a terminal would obey. The input is the fields, divided by empty lines; the bytes
// before the first say where marks are.
#include <nlohmann/json.hpp>

#include "fuzz.hpp"
#include "searcher/showing/print.hpp"

namespace udklip::fuzz {
namespace {

using namespace searcher;

struct Fields {
    std::string marks, id, title, text, source, date, path, url, query, name, value;
};

/// Up to ten, in order, without overlaps, at the borders of characters, as find_marks() makes them.
std::vector<Mark> marks_in(const std::string& text, const std::string& steps) {
    std::vector<Mark> marks;
    std::size_t at = 0;
    const auto next_border = [&](std::size_t step) {
        at = std::min(at + step, text.size());
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
        return static_cast<std::uint32_t>(at);
    };
    for (std::size_t i = 0; i + 1 < steps.size() && marks.size() < 10; i += 2) {
        const auto begin = next_border(static_cast<unsigned char>(steps[i]));
        const auto end = next_border(static_cast<unsigned char>(steps[i + 1]) % 32);
        const bool in_line = begin < end && text[begin] != '\n';
        if (in_line) marks.push_back({begin, end, 0, false});
    }
    return marks;
}

Answer answer_of(const Fields& fields) {
    Answer answer;
    answer.query = fields.query;
    answer.understood = fields.query;
    answer.total = fields.marks.size();
    answer.notes = {fields.name};
    answer.missing_shards = {fields.path};
    answer.suggestion = fields.value;
    answer.xapian_query = fields.text;
    Hit hit{};
    hit.rank = 1;
    hit.id = fields.id;
    hit.title = fields.title;
    hit.source = fields.source;
    hit.date = fields.date;
    hit.path = fields.path;
    hit.url = fields.url;
    hit.snippet.text = fields.text;
    for (const auto& mark : marks_in(fields.text, fields.marks))
        hit.snippet.marks.push_back({mark.begin, mark.end});
    hit.similar = {{fields.id, fields.source}};
    hit.similar_total = 1;
    answer.hits = {hit};
    answer.facets = {{"source", {{fields.value, 3}, {std::nullopt, 1}}},
                     {"year", {{fields.date, 2}, {fields.value, 1}}}};
    ExplainedWord word;
    word.typed = fields.query;
    word.whole = fields.value;
    word.how = "word";
    answer.words = {word};
    return answer;
}

ShownArticle shown_of(const Fields& fields) {
    ShownArticle shown;
    for (const auto field : {&store::Record::id, &store::Record::author, &store::Record::section}) {
        shown.record.*field = fields.id;
    }
    shown.record.title = fields.title;
    shown.record.text = fields.text;
    shown.record.furniture = fields.value;
    shown.record.source = fields.source;
    shown.record.date = fields.date;
    shown.record.path = fields.path;
    shown.record.url = fields.url;
    shown.marks = marks_in(fields.text, fields.marks);
    return shown;
}

void check_json(const std::string& json, const char* key, const std::string& value) {
    require(is_harmless(json, "\n") && json.find('\n') == json.size() - 1,
            "JSON is one line that may be printed");
    const auto parsed = nlohmann::json::parse(json);
    const auto& hit = parsed.contains("hits") ? parsed["hits"][0] : parsed;
    if (language::is_valid_utf8(value)) require(hit[key] == value, "JSON says what was stored");
}

/// Without the signs that bold text, marks and links are made of.
std::string without_styles(std::string text) {
    const auto cut = [&](std::string_view begin, std::string_view end) {
        for (std::size_t at = 0; (at = text.find(begin, at)) != text.npos;) {
            const auto last = text.find(end, at + begin.size());
            require(last != text.npos, "a style ends");
            text.erase(at, last + end.size() - at);
        }
    };
    cut("\x1b]8;;", "\x1b\\");
    cut("\x1b[", "m");
    return text;
}

}  // namespace

void one(std::string_view bytes) {
    Pieces pieces(bytes);
    Fields fields;
    for (auto* field : {&fields.marks, &fields.id, &fields.title, &fields.source, &fields.date,
                        &fields.path, &fields.url, &fields.query, &fields.name, &fields.value}) {
        *field = pieces.text();
    }
    fields.text = pieces.rest();
    const Answer answer = answer_of(fields);
    const ShownArticle shown = shown_of(fields);
    check_json(to_json(answer).str(), "title", fields.title);
    check_json(to_json_lines(answer).str(), "id", fields.id);
    check_json(to_json(shown).str(), "text", fields.text);
    const std::string tabs = to_tsv(answer).str();
    require(is_harmless(tabs, "\t\n") && std::count(tabs.begin(), tabs.end(), '\t') == 6,
            "a line of TSV has its fields");

    const Terminal plain{.colors = false, .links = false, .width = 30 + fields.marks.size() % 71};
    const Terminal fancy{.colors = true, .links = true, .width = 100};
    for (const auto& text :
         {to_terminal(answer, plain).str(), explain(answer, plain).str(),
          to_terminal(shown, plain).str(), without_styles(to_terminal(answer, fancy).str()),
          without_styles(explain(answer, fancy).str()),
          without_styles(to_terminal(shown, fancy).str())}) {
        require(is_harmless(text, "\n\t"), "what is printed has nothing that a terminal obeys");
    }
}

}  // namespace udklip::fuzz
