// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/answer_notes.hpp"

namespace udklip::web {
namespace {

using searcher::Answer;
using searcher::Words;

/// The pages have a link for what this note says, which names an option of udklip-search.
constexpr std::string_view kHasALink = "only_outside_text";

Html paragraph(const Html& text) {
    return element("p", {}, text);
}

}  // namespace

Html plain_notes(const PageContext& context, const Answer& answer) {
    Html notes;
    for (std::size_t at = 0; at < answer.notes.size(); ++at) {
        if (answer.note_codes[at].code == kHasALink) continue;
        notes += paragraph(answer.told[at].in(context.wording.says().language()));
    }
    return notes;
}

Html notes_section(const PageContext& context, const Address& address, const Answer& answer) {
    Html notes;
    if (answer.relaxed) {
        Address strict = address.first_page();
        strict.asked.words = Words::every;
        notes += paragraph(
            Html(context.text("No article has all the words. Here are those that have some of "
                              "them, the best first.")) +
            " " + link_to(strict.href(), context.text("Only all words")));
    }
    if (answer.suggestion) {
        Address better = address.first_page();
        better.asked.text = *answer.suggestion;
        notes += paragraph(Html(context.text("Did you mean")) + " " +
                           link_to(better.href(), element("b", {}, *answer.suggestion)) + "? " +
                           element("span", {{"class", "soft"}},
                                   context.wording.articles(answer.suggestion_total)));
    }
    notes += plain_notes(context, answer);
    if (notes.empty()) return {};
    return element("section", {{"class", "notes"}, {"aria-labelledby", "notes"}},
                   element("h2", {{"id", "notes"}}, context.text("Note")),
                   element("div", {}, notes));
}

}  // namespace udklip::web
