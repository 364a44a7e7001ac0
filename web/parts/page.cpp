// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/page.hpp"

#include "web/assets/assets.hpp"

namespace udklip::web {
namespace {

Html head(const Page& page) {
    Html html = void_element("meta", {{"charset", "utf-8"}});
    html += element("title", {}, page.title.empty() ? "Udklip" : page.title + " – Udklip");
    html += void_element("meta", {{"name", "viewport"}, {"content", "width=device-width"}});
    html += void_element("meta", {{"name", "referrer"}, {"content", "same-origin"}});
    html += void_element("link", {{"rel", "stylesheet"}, {"href", asset_href("style.css")}});
    html += void_element(
        "link", {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", asset_href("icon.svg")}});
    html += void_element("link", {{"rel", "search"},
                                  {"type", "application/opensearchdescription+xml"},
                                  {"title", "Udklip"},
                                  {"href", "/opensearch.xml"}});
    if (!page.feed.empty()) {
        html += void_element("link", {{"rel", "alternate"},
                                      {"type", "application/atom+xml"},
                                      {"title", page.context->text("The newest of this search")},
                                      {"href", page.feed}});
    }
    html += element("script", {{"src", asset_href("comfort.js")}, {"defer"}});
    return element("head", {}, html);
}

Html header(const Page& page) {
    const PageContext& context = *page.context;
    Html inside = element(
        "a", {{"class", "name"}, {"href", "/"}, {"aria-current", value_if(page.is_start, "page")}},
        "Udklip");
    if (page.box == QuestionBox::in_header) {
        inside += question_form(context, page.address,
                                element("label", {{"class", "unseen"}, {"for", "q"}},
                                        context.text("Search the articles")),
                                false);
    }
    inside += element(
        "nav", {{"class", "ways"}, {"aria-label", context.text("Pages of Udklip")}},
        element("a", {{"href", "/#saved"}}, context.text("Saved searches")), " ",
        element("a", {{"href", "/many"}}, context.text("Many questions")), " ",
        element("a", {{"href", "/trend"}, {"aria-current", value_if(page.is_trend, "page")}},
                context.text("Trend")));
    if (page.box == QuestionBox::in_header) inside += question_help(context);
    return element("header", {{"class", "top"}}, element("div", {{"class", "wide"}}, inside));
}

Html footer(const Page& page) {
    const PageContext& context = *page.context;
    const auto& says = context.wording.says();
    const Html toggle = element("button",
                                {{"class", "keys-toggle quiet"},
                                 {"type", "button"},
                                 {"data-on", context.text("Turn the keys off")},
                                 {"data-off", context.text("Turn the keys on")}},
                                context.text("Turn the keys off"));
    const std::string on_this_machine =
        context.articles == 0
            ? context.text("Udklip runs on this machine. Nothing that you ask leaves it.")
            : says.fill("Udklip: {} on this machine. Nothing that you ask leaves it.",
                        context.wording.articles(context.articles));
    return element(
        "footer", {{"class", "bottom"}},
        element("div", {{"class", "wide"}}, element("p", {}, on_this_machine),
                element("p", {{"class", "keys"}, {"hidden"}}, context.text("Keys:"), " ", key("/"),
                        " ", context.text("search"), page.keys, ". ", toggle)));
}

}  // namespace

Html key(const char* sign) {
    return element("kbd", {}, sign);
}

Html hidden_fields(const Parameters& parameters, const std::vector<std::string>& without) {
    Html html;
    for (const auto& [name, value] : parameters) {
        bool left_out = false;
        for (const auto& other : without) left_out = left_out || other == name;
        if (left_out) continue;
        html += void_element("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
    }
    return html;
}

Html question_form(const PageContext& context, const Address& address, const Html& label,
                   bool takes_focus) {
    const Html box = void_element("input", {{"id", "q"},
                                            {"name", "q"},
                                            {"type", "search"},
                                            {"value", address.asked.text},
                                            {"list", "suggestions"},
                                            {"autocomplete", "off"},
                                            {"autocapitalize", "off"},
                                            {"spellcheck", "false"},
                                            {"maxlength", std::to_string(kMostQuestionChars)},
                                            {"autofocus", value_if(takes_focus, "")}});
    return element(
        "form", {{"class", "ask"}, {"role", "search"}, {"action", "/"}, {"method", "get"}}, label,
        element("div", {{"class", "row"}}, box,
                element("button", {{"class", "go"}, {"type", "submit"}}, context.text("Search"))),
        element("datalist", {{"id", "suggestions"}}),
        hidden_fields(address.first_page().parameters(), {"q", "like", "saved", "new"}));
}

Html question_help(const PageContext& context) {
    const auto row = [&](const std::string& question, const std::string& meaning) {
        Address address;
        address.asked.text = question;
        return element("dt", {}, link_to(address.href(), question)) + element("dd", {}, meaning);
    };
    return element(
        "details", {{"class", "help"}}, element("summary", {}, context.text("How to ask")),
        element(
            "dl", {},
            row("kommune økonomi", context.text("both words, in all forms and inside compounds")),
            row("\"åben skole\"", context.text("exactly these words, side by side")),
            row("skole -privat", context.text("the first word, without the other")),
            row(context.text("skole OR børnehave"), context.text("one of the words or both")),
            row("=Venstre", context.text("exactly so, with a capital letter")),
            row(context.text("skole NEAR/5 budget"), context.text("at most five words apart")),
            row(context.text("source:KL date:2021-05..2021-06"),
                context.text("fields: title, source, year, date, month, author, section, name"))));
}

std::string Page::html() const {
    Html links;
    for (const auto& [id, what] : skips) {
        links += element("a", {{"class", "skip"}, {"href", "#" + id}}, what);
    }
    const Html body = element("body", {}, links, header(*this),
                              element("main", {{"class", "wide"}}, main), footer(*this));
    const auto language = translation::code_of(context->wording.says().language());
    return "<!DOCTYPE html>\n" +
           element("html", {{"lang", std::string(language)}}, head(*this), body).str() + "\n";
}

}  // namespace udklip::web
