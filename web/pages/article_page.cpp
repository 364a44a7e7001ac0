// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/article_page.hpp"

#include <algorithm>

#include "web/pages/article_fields.hpp"
#include "web/pages/article_text.hpp"
#include "web/parts/hits.hpp"
#include "web/parts/own_tags.hpp"

namespace udklip::web {
namespace {

using searcher::ShownArticle;

/// More than these would push the text off the screen; n and p still reach every mark.
constexpr int kMostNumbered = 40;

std::string title_of(const PageContext& context, const std::string& title) {
    return title.empty() ? context.text("(without a title)") : title;
}

Html neighbour(const Address& address, const char* rel, const std::string& id, std::uint64_t rank,
               const std::string& name) {
    Address there = address.first_page();
    there.at = rank;
    return element(
        "a", {{"class", "neighbour"}, {"rel", rel}, {"href", there.href(article_href(id))}}, name);
}

Html way_back(const PageContext& context, const Address& address,
              const std::optional<PlaceInAnswer>& place) {
    if (!address.asks()) return {};
    Address answer = address.first_page();
    if (address.view == View::places) {
        answer.page = address.page;  // of lines
    } else if (place) {
        answer.page = static_cast<std::uint32_t>((place->rank - 1) / kHitsOnPage + 1);
    }
    Html inside = link_to(answer.href(), context.text("‹ Back to the hits"));
    if (place) {
        const auto& wording = context.wording;
        inside += " " + element("span", {{"class", "soft"}},
                                wording.says().fill("No. {} of {}", wording.number(place->rank),
                                                    wording.number(place->of)));
        if (place->previous) {
            inside += " " + neighbour(address, "prev", *place->previous, place->rank - 1,
                                      context.text("Previous article"));
        }
        if (place->next) {
            inside += " " + neighbour(address, "next", *place->next, place->rank + 1,
                                      context.text("Next article"));
        }
    }
    return element("nav", {{"class", "back"}, {"aria-label", context.text("In the answer")}},
                   inside);
}

Html finds_bar(const PageContext& context, int count) {
    if (count == 0) return {};
    const auto& says = context.wording.says();
    Html numbers;
    for (int at = 1; at <= std::min(count, kMostNumbered); ++at) {
        const std::string number = std::to_string(at);
        numbers += element(
            "li", {},
            element("a", {{"href", "#m" + number}}, unseen(context.text("Find") + " "), number));
    }
    const Html find = unseen(" " + context.text("find"));
    const Html steps =
        element("button", {{"class", "previous"}, {"type", "button"}}, context.text("‹ Previous"),
                find) +
        element("button", {{"class", "next"}, {"type", "button"}}, context.text("Next ›"), find);
    const auto total = static_cast<std::uint64_t>(count);
    return element(
        "nav", {{"class", "finds"}, {"aria-label", context.text("Finds in the text")}},
        element("b", {},
                says.fill_plural("{} find", "{} finds", total, context.wording.number(total))),
        element("ol", {}, numbers), element("span", {{"class", "steps"}, {"hidden"}}, steps),
        element("output", {{"class", "unseen"}}));
}

/// A part of the page that stands below the text, folded up.
Html part_below(const std::string& name, const std::string& content,
                const std::vector<searcher::Mark>& found) {
    if (content.empty()) return {};
    std::vector<searcher::SnippetSpan> marks;
    for (const auto& mark : found) marks.push_back({mark.begin, mark.end});
    return element("details", {{"class", "around"}}, element("summary", {}, name),
                   element("p", {{"tabindex", "0"}}, marked(content, marks)));
}

Html below(const PageContext& context, const ShownArticle& shown) {
    return part_below(context.text("Captions and credits"), shown.record.captions,
                      shown.caption_marks) +
           part_below(context.text("Around the article, on its page"), shown.record.furniture,
                      shown.furniture_marks);
}

Html paper(const PageContext& context, const ShownArticle& shown) {
    const auto& record = shown.record;
    MarkNumbers numbers;
    const Html title = record.title.empty() ? Html(title_of(context, record.title))
                                            : marked_line(record.title, shown.title_marks, numbers);
    const Html text = marked_paragraphs(record.text, shown.marks, numbers);
    return element("article", {{"class", "paper"}, {"id", "article"}, {"tabindex", "-1"}},
                   element("h1", {}, title), finds_bar(context, numbers.count()),
                   element("div", {{"class", "text"}}, text), below(context, shown));
}

Html titles(const PageContext& context, const Address& address, const auto& articles) {
    Address there = address.first_page();
    Html list;
    for (const auto& other : articles) {
        list += element(
            "li", {}, link_to(there.href(article_href(other.id)), title_of(context, other.title)),
            " ",
            element("span", {{"class", "facts"}}, short_facts(context, other.source, other.date)));
    }
    return element("ul", {{"class", "titles"}}, list);
}

Html beside(const PageContext& context, const Address& address, const ArticlePage& article) {
    const auto& record = article.shown.record;
    Html inside;
    const std::string back = address.href(article_href(record.id)) + "#own";
    const Html own =
        own_section(context, back, record.id, title_of(context, record.title), article.shown.kept);
    if (!own.empty()) {
        inside += element("section", {{"id", "own"}},
                          element("h2", {}, context.text("Your tags and note")), own);
    }
    inside += fields_section(context, address, article.shown);
    if (!article.copies.empty()) {
        inside += element("section", {}, element("h2", {}, context.text("Nearly alike")),
                          titles(context, address, article.copies));
    }
    if (!article.like.empty()) {
        Address all;
        all.like = record.id;
        inside += element("section", {}, element("h2", {}, context.text("Articles like it")),
                          titles(context, address, article.like),
                          element("p", {{"class", "small"}},
                                  link_to(all.href(), context.text("All that are like it"))));
    }
    return element(
        "aside", {{"class", "beside"}, {"aria-label", context.text("About the article")}}, inside);
}

}  // namespace

std::string article_page(const PageContext& context, const Address& address,
                         const ArticlePage& article) {
    const auto& record = article.shown.record;
    Page page{&context, title_of(context, record.title), address};
    page.skips = {{"article", context.text("Skip to the article")}};
    page.keys = Html(", ") + key("n") + " " + key("p") + " " +
                context.text("next and previous find") + ", " + key("j") + " " + key("k") + " " +
                context.text("next and previous article");
    const Html gutter = element(
        "p", {{"class", "gutter"}},
        element("b", {}, record.source.empty() ? context.text("no source") : record.source), " ",
        record.date.empty() ? element("i", {}, context.text("undated"))
                            : element("time", {{"datetime", record.date}},
                                      context.wording.short_date(record.date)));
    page.main = way_back(context, address, article.place) +
                element("div", {{"class", "reading"}}, gutter, paper(context, article.shown),
                        beside(context, address, article));
    return page.html();
}

}  // namespace udklip::web
