// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/saved_list.hpp"

#include "web/parts/saving.hpp"

namespace udklip::web {
namespace {

Html button(const PageContext& context, const char* action, const std::string& what,
            const SavedLine& line) {
    return button_form(context, action,
                       {{"saved", line.name}, {"fresh", std::to_string(line.fresh.value_or(0))}},
                       element("button", {{"type", "submit"}}, what, unseen(": " + line.name)));
}

Html one(const PageContext& context, const SavedLine& line) {
    const auto& says = context.wording.says();
    Address all;
    all.saved = line.name;
    Address fresh = all;
    fresh.only_new = true;
    Html inside = link_to(all.href(), element("b", {}, line.name)) + void_element("br", {});
    if (!line.fresh) {
        inside +=
            element("span", {{"class", "soft small"}}, context.text("The question took too long"));
    } else if (*line.fresh > 0) {
        inside += element("a", {{"class", "new"}, {"href", fresh.href()}},
                          says.fill_plural("{0} new since {1}", "{0} new since {1}", *line.fresh,
                                           context.wording.number(*line.fresh), line.since));
        inside += " " + button(context, "/saved/seen", context.text("Mark as seen"), line);
    } else {
        inside += element("span", {{"class", "soft small"}},
                          says.fill("nothing new since {}", line.since));
    }
    inside += " " + element("a", {{"class", "small"}, {"href", line.address.href("/feed")}},
                            context.text("Feed"), unseen(": " + line.name));
    inside += " " + button(context, "/saved/forget", context.text("Forget"), line);
    return element("li", {}, inside);
}

}  // namespace

Html saved_section(const PageContext& context, const std::vector<SavedLine>& saved) {
    Html inside = element("h2", {{"id", "saved"}}, context.text("Saved searches"));
    if (saved.empty()) {
        inside += element("p", {{"class", "soft small"}},
                          context.keeps
                              ? context.text("None yet. A star beside an answer saves its search.")
                              : context.text("Searches cannot be saved here."));
    }
    Html list;
    for (const auto& line : saved) list += one(context, line);
    if (!saved.empty()) inside += element("ul", {}, list);
    return element("section", {{"class", "saved"}, {"aria-labelledby", "saved"}}, inside);
}

}  // namespace udklip::web
