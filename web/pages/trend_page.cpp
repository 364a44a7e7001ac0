// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/trend_page.hpp"

#include "web/pages/trend_curve.hpp"
#include "web/parts/answer_notes.hpp"
#include "web/parts/filters.hpp"

namespace udklip::web {
namespace {

using searcher::Period;
using searcher::Trend;
using searcher::TrendPoint;

std::string question_of(const TrendPage& trend, std::size_t at) {
    return at < trend.request.questions.size() ? trend.request.questions[at] : std::string();
}

Html box(const char* id, const std::string& label, const std::string& question) {
    return element("div", {}, element("label", {{"for", id}}, label),
                   void_element("input", {{"id", id},
                                          {"name", "q"},
                                          {"type", "search"},
                                          {"value", question},
                                          {"autocomplete", "off"},
                                          {"spellcheck", "false"},
                                          {"maxlength", std::to_string(kMostQuestionChars)}}));
}

Html form(const PageContext& context, const TrendPage& trend) {
    Html hidden = hidden_fields(trend.address.parameters(), {});
    if (trend.request.by == Period::month) hidden += hidden_fields({{"by", "month"}}, {});
    return element("form", {{"class", "ask-two"}, {"action", "/trend"}, {"method", "get"}},
                   box("qa", context.text("First question"), question_of(trend, 0)),
                   box("qb", context.text("Second question"), question_of(trend, 1)), hidden,
                   element("button", {{"class", "go"}, {"type", "submit"}}, context.text("Show")));
}

Html steps(const PageContext& context, const TrendPage& trend) {
    const auto step = [&](Period by, const std::string& name) {
        return element("li", {},
                       element("a",
                               {{"href", trend_href(trend, "/trend", by)},
                                {"aria-current", value_if(trend.request.by == by, "true")}},
                               name));
    };
    std::string table = trend_href(trend, "/api/trend", trend.request.by) + "&format=tsv";
    return element("nav", {{"class", "order"}, {"aria-label", context.text("Step")}},
                   element("span", {{"class", "soft"}}, context.text("Step:")),
                   element("ul", {}, step(Period::year, context.text("year")),
                           step(Period::month, context.text("month"))),
                   element("span", {{"class", "soft"}}, "·"),
                   link_to(table, context.text("Fetch as TSV")));
}

/// The question, narrowed to one period.
std::string hits_href(const TrendPage& trend, std::size_t question, const std::string& period) {
    Address address = trend.address;
    address.asked.text = trend.found.questions[question].text;
    auto& values = trend.request.by == Period::month ? address.asked.months : address.asked.years;
    values = {period.empty() ? "unknown" : period};
    return address.href();
}

Html table_row(const PageContext& context, const TrendPage& trend, const TrendPoint& point) {
    Html cells = element("th", {{"scope", "row"}}, period_name(context, point.period)) +
                 element("td", {}, context.wording.number(point.articles));
    for (std::size_t at = 0; at < point.found.size(); ++at) {
        const std::string count = context.wording.number(point.found[at]);
        const Html shown =
            point.found[at] == 0 ? Html(count) : link_to(hits_href(trend, at, point.period), count);
        cells += element("td", {}, shown) +
                 element("td", {}, context.wording.percent(share_of(point, at)));
    }
    return element("tr", {}, cells);
}

Html key_of(const Trend& trend, std::size_t at) {
    return element("span", {{"class", at == 0 ? "key" : "key b"}}, trend.questions[at].text);
}

Html table(const PageContext& context, const TrendPage& trend) {
    const Trend& found = trend.found;
    const auto head_cell = [](const Html& text) { return element("th", {{"scope", "col"}}, text); };
    Html head =
        head_cell(found.by == Period::month ? context.text("Month") : context.text("Year")) +
        head_cell(context.text("All articles"));
    for (std::size_t at = 0; at < found.questions.size(); ++at) {
        head += head_cell(key_of(found, at)) + head_cell(context.text("share"));
    }
    Html rows;
    for (auto point = found.points.rbegin(); point != found.points.rend(); ++point) {
        rows += table_row(context, trend, *point);
    }
    return element(
        "section", {{"class", "figures"}, {"aria-labelledby", "figures"}, {"tabindex", "0"}},
        element("table", {},
                element("caption", {{"id", "figures"}}, context.text("The same numbers")),
                element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows),
                element("tfoot", {}, table_row(context, trend, found.undated))));
}

Html result(const PageContext& context, const TrendPage& trend) {
    const Trend& found = trend.found;
    if (found.questions.empty()) {
        return element("p", {{"class", "soft"}},
                       context.text("Ask one question, or two to compare them."));
    }
    Html notes;
    for (std::size_t at = 0; at < found.questions.size(); ++at) {
        if (!found.questions[at].relaxed) continue;
        notes += element("p", {},
                         context.wording.says().fill(
                             "No article has all words of {}: counted are those that have some.",
                             found.questions[at].text));
    }
    for (const auto& note : found.told) {
        notes += element("p", {}, note.in(context.wording.says().language()));
    }
    Html keys;
    for (std::size_t at = 0; at < found.questions.size(); ++at) keys += key_of(found, at) + " ";
    const Html curve =
        element("section", {{"class", "time single"}, {"aria-labelledby", "curve"}},
                element("div", {},
                        element("h2", {{"class", "unseen"}, {"id", "curve"}, {"tabindex", "-1"}},
                                context.text("The curve")),
                        element("p", {{"class", "line"}}, keys), trend_curve(context, found)));
    return steps(context, trend) + notes + curve + table(context, trend);
}

}  // namespace

std::string trend_href(const TrendPage& trend, const std::string& path, Period by) {
    Parameters all;
    for (const auto& question : trend.request.questions) all.emplace_back("q", question);
    for (const auto& field : trend.address.parameters()) all.push_back(field);
    if (by == Period::month) all.emplace_back("by", "month");
    return path + "?" + query_string(all);
}

std::string trend_page(const PageContext& context, const TrendPage& trend) {
    std::string title = context.text("Trend");
    for (const auto& question : trend.request.questions) title += " – " + question;
    Page page{&context, title, {}, QuestionBox::none};
    page.is_trend = true;
    if (!trend.found.points.empty()) page.skips = {{"curve", context.text("Skip to the curve")}};
    page.main = element("div", {{"class", "found"}},
                        element("h1", {}, context.text("How large a share of the articles?"))) +
                form(context, trend) + result(context, trend);
    return page.html();
}

}  // namespace udklip::web
