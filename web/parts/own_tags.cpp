// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/own_tags.hpp"

#include <algorithm>

#include "searcher/query/query_quoting.hpp"
#include "web/parts/saving.hpp"

namespace udklip::web {
namespace {

using searcher::Kept;

bool ends_with_tag(const std::string& question, const std::string& name) {
    const std::string tag = searcher::field_quoted("tag", name);
    return question == tag || question.ends_with(" " + tag);
}

/// Whether a tag behind the question would belong to its last alternative only.
bool has_alternatives(const std::string& question) {
    for (const char* word : {" OR ", " ELLER "}) {
        if (question.find(word) != question.npos) return true;
    }
    return false;
}

Html button(const char* what, const std::string& value, const Html& name) {
    return element("button", {{"type", "submit"}, {"name", what}, {"value", value}}, name);
}

Html star_form(const PageContext& context, const Parameters& fields, const Html& about,
               bool has_star) {
    return button_form(
        context, "/tag", fields,
        element("button",
                {{"class", has_star ? "star quiet on" : "star quiet"},
                 {"type", "submit"},
                 {"name", has_star ? "remove" : "add"},
                 {"value", std::string(kStarTag)}},
                has_star ? context.text("Take the star away") : context.text("Give it a star"),
                about));
}

Html tag_links(const PageContext& context, const Kept& kept) {
    Html list;
    for (const auto& tag : kept.tags) {
        Address all;
        all.asked.text = with_tag_switched("", tag);
        list += element("li", {}, link_to(all.href(), unseen(context.text("Tag") + " "), tag));
    }
    return list.empty() ? list : element("ul", {{"class", "tags"}}, list);
}

Html text_box(const std::string& id, const std::string& name, const std::string& label) {
    return element("label", {{"for", id}}, label) +
           void_element("input",
                        {{"id", id}, {"name", name}, {"type", "text"}, {"maxlength", "100"}});
}

/// `id`: by which the fields of this box are told from those of other hits.
Html box(const PageContext& context, const Parameters& fields, const std::string& id,
         const Html& about, const Kept& kept) {
    Html inside = button_form(context, "/tag", fields,
                              text_box("tag-" + id, "add", context.text("Tag it")) +
                                  element("button", {{"type", "submit"}}, context.text("Add")));
    Html removals;
    for (const auto& tag : kept.tags) {
        removals += button("remove", tag, Html(context.text("Remove")) + " " + Html(tag));
    }
    if (!removals.empty()) inside += button_form(context, "/tag", fields, removals);
    const std::string note = "note-" + id;
    inside += button_form(
        context, "/tag", fields,
        element("label", {{"for", note}}, context.text("Your note")) +
            element("textarea",
                    {{"id", note}, {"name", "note"}, {"rows", "3"}, {"maxlength", "4000"}}, "\n",
                    kept.note) +
            element("button", {{"type", "submit"}}, context.text("Keep the note")));
    return element("details", {{"class", "box"}},
                   element("summary", {}, context.text("Tags and note"), about), inside);
}

}  // namespace

Html own_section(const PageContext& context, const std::string& back, const std::string& article,
                 const std::string& about, const Kept& kept) {
    if (!context.keeps) return {};
    const Html title = unseen(": " + about);
    const Parameters fields = {{"article", article}, {"back", back}};
    const bool has_star =
        std::find(kept.tags.begin(), kept.tags.end(), kStarTag) != kept.tags.end();
    const std::string id = back.substr(std::min(back.rfind('#'), back.size() - 1) + 1);
    Html note;
    if (!kept.note.empty()) note = element("p", {{"class", "note"}}, kept.note);
    return element("div", {{"class", "own"}}, star_form(context, fields, title, has_star),
                   tag_links(context, kept), box(context, fields, id, title, kept), note);
}

std::string with_tag_switched(const std::string& question, const std::string& name) {
    const std::string tag = searcher::field_quoted("tag", name);
    if (ends_with_tag(question, name)) {
        const std::size_t left = question.size() - tag.size();
        return question.substr(0, left > 0 ? left - 1 : 0);
    }
    if (question.find_first_not_of(' ') == question.npos) return tag;
    return (has_alternatives(question) ? "(" + question + ")" : question) + " " + tag;
}

Html tag_facet(const PageContext& context, const Address& address, const searcher::Facet& facet) {
    Html list;
    std::size_t number = 0;
    for (const auto& value : facet.values) {
        if (!value.value) continue;
        Address other = address.first_page();
        other.asked.text = with_tag_switched(address.asked.text, *value.value);
        const bool chosen = ends_with_tag(address.asked.text, *value.value);
        list += element(
            "li", {},
            element("a",
                    {{"id", "tag-" + std::to_string(number++)},
                     {"class", "tick"},
                     {"aria-current", value_if(chosen, "true")},
                     {"href", other.href()}},
                    element("span", {{"class", "what"}}, *value.value), " ",
                    element("span", {{"class", "count"}}, context.wording.number(value.count),
                            unseen(" " + std::string(context.wording.says().plural(
                                             "article", "articles", value.count))))));
    }
    if (list.empty()) return {};
    return element("section", {{"class", "facet"}, {"aria-labelledby", "f-tag"}},
                   element("h3", {{"id", "f-tag"}}, context.text("Your tags")),
                   element("ul", {}, list));
}

}  // namespace udklip::web
