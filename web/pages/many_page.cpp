// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/many_page.hpp"

#include <sstream>

#include "language/text/printable.hpp"
#include "language/text/utf8.hpp"

namespace udklip::web {
namespace {

Html form(const PageContext& context, const ManyPage& many) {
    return element(
        "form", {{"class", "many"}, {"action", "/many"}, {"method", "get"}},
        element("label", {{"for", "list"}}, context.text("One question a line, a hundred at most")),
        element("textarea",
                {{"id", "list"}, {"name", "list"}, {"rows", "8"}, {"spellcheck", "false"}}, "\n",
                many.list),
        element("button", {{"class", "go"}, {"type", "submit"}}, context.text("Ask them all")));
}

Html best_hit(const PageContext& context, const Address& address, const searcher::Answer& answer) {
    if (answer.hits.empty()) return {};
    const auto& hit = answer.hits.front();
    Address first = address;
    first.at = 1;
    const std::string title = hit.title.empty() ? context.text("(without a title)") : hit.title;
    return link_to(first.href(article_href(hit.id)), title);
}

Html row(const PageContext& context, const ManyLine& line) {
    Address address;
    address.asked.text = line.question;
    const Html question = element("th", {{"scope", "row"}}, link_to(address.href(), line.question));
    if (!line.trouble.empty()) {
        return element("tr", {}, question, element("td", {{"colspan", "3"}}, line.trouble));
    }
    const auto& answer = line.answer;
    Html count = context.wording.number(answer.total);
    if (answer.relaxed) {
        count +=
            " " + element("span", {{"class", "soft small"}}, context.text("(some of the words)"));
    }
    const std::string date = answer.hits.empty() ? "" : answer.hits.front().date;
    return element("tr", {}, question, element("td", {}, count),
                   element("td", {{"class", "title"}}, best_hit(context, address, answer)),
                   element("td", {}, context.wording.short_date(date)));
}

Html table(const PageContext& context, const ManyPage& many) {
    if (many.lines.empty()) return {};
    Html head;
    head += element("th", {{"scope", "col"}}, context.text("Question"));
    head += element("th", {{"scope", "col"}}, context.text("Articles"));
    head += element("th", {{"scope", "col"}, {"class", "title"}}, context.text("Best hit"));
    head += element("th", {{"scope", "col"}}, context.text("Date"));
    Html rows;
    for (const auto& line : many.lines) rows += row(context, line);
    return element(
        "section", {{"class", "figures"}, {"aria-labelledby", "figures"}, {"tabindex", "0"}},
        element("table", {},
                element("caption", {{"id", "figures"}}, context.text("What they find")),
                element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows)));
}

}  // namespace

Questions questions_of(const std::string& list) {
    Questions questions;
    std::istringstream lines(list);
    for (std::string line; std::getline(lines, line);) {
        const auto tab = line.find('\t');
        if (tab != std::string::npos) line.erase(0, tab + 1);
        line = language::printable_line(line);
        if (!line.empty() && line.back() == ' ') line.pop_back();
        if (line.find_first_not_of(' ') == std::string::npos) continue;
        if (questions.taken.size() == kMostQuestions ||
            language::count_chars(line) > kMostQuestionChars) {
            ++questions.left_out;
        } else {
            questions.taken.push_back(line);
        }
    }
    return questions;
}

std::string many_page(const PageContext& context, const ManyPage& many) {
    Page page{&context, context.text("Many questions"), {}, QuestionBox::none};
    page.main =
        element("div", {{"class", "found"}}, element("h1", {}, context.text("Many questions")));
    page.main += form(context, many);
    if (many.left_out > 0) {
        page.main += element("p", {},
                             context.wording.says().fill_plural(
                                 "{} question was left out: too many, or too long.",
                                 "{} questions were left out: too many, or too long.",
                                 many.left_out, context.wording.number(many.left_out)));
    }
    page.main += table(context, many);
    return page.html();
}

}  // namespace udklip::web
