// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/telling_list.hpp"

#include "language/text/utf8.hpp"

namespace udklip::web {
namespace {

Html row(const PageContext& context, const Address& address, const searcher::TellingWord& word) {
    Html name = word.text;
    if (language::count_chars(word.question) <= kMostQuestionChars) {
        Address narrowed = address.seen_as(View::hits);
        narrowed.asked.text = word.question;
        name = link_to(narrowed.href(), word.text);
    }
    return element("tr", {}, element("th", {{"scope", "row"}}, name),
                   element("td", {}, context.wording.number(word.hits)),
                   element("td", {}, context.wording.number(word.articles)));
}

}  // namespace

Html telling_list(const PageContext& context, const Address& address,
                  const searcher::Telling& telling) {
    const auto& wording = context.wording;
    if (telling.words.empty()) {
        return element("p", {{"class", "soft"}},
                       context.text("No word tells these hits apart from all articles."));
    }
    Html head;
    for (const auto& name :
         {context.text("Word"), context.text("Hits that have it"), context.text("All articles")}) {
        head += element("th", {{"scope", "col"}}, name);
    }
    Html rows;
    for (const auto& word : telling.words) rows += row(context, address, word);
    Html how =
        Html(context.text("Words that are more frequent in the hits than in all articles. A "
                          "word narrows the answer to the hits that have it."));
    if (telling.hits < telling.total) {
        how += " " + Html(wording.says().fill("Counted in the first {} hits, those nearly alike "
                                              "as one.",
                                              wording.number(telling.hits)));
    }
    return element("p", {{"class", "soft small"}}, how) +
           element(
               "div", {{"class", "figures telling"}},
               element("table", {},
                       element("caption", {{"class", "unseen"}},
                               context.text("Words that tell the answer apart")),
                       element("thead", {}, element("tr", {}, head)), element("tbody", {}, rows)));
}

}  // namespace udklip::web
