// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/pages/article_fields.hpp"

#include "searcher/query/unknown_value.hpp"

namespace udklip::web {
namespace {

/// Says where a field was found. The database keeps it in English.
std::string from_where(const PageContext& context, std::string_view from) {
    const auto& says = context.wording.says();
    for (const auto& [kept, said] :
         {std::pair{"metadata", says.text("metadata")},
          std::pair{"header", says.text("the lines at the top")},
          std::pair{"first line", says.text("first line")},
          std::pair{"first sentence", says.text("first sentence")},
          std::pair{"path", says.text("path of the file")},
          std::pair{"folder", says.text("name of the folder")},
          std::pair{"furniture", says.text("the text around the article")}}) {
        if (from == kept) return std::string(said);
    }
    return std::string(from);  // the name of an option of udklip-index
}

Html row(const PageContext& context, const std::string& name, const Html& value,
         std::string_view from) {
    Html shown = value;
    if (value.empty()) {
        return element("dt", {}, name) +
               element("dd", {{"class", "soft"}}, context.text("not found"));
    }
    if (!from.empty()) {
        shown += " " + element("span", {{"class", "from"}}, from_where(context, from));
    }
    return element("dt", {}, name) + element("dd", {}, shown);
}

/// A value, linked to the same question with this value chosen.
Html chosen_link(const Address& address, const std::string& value,
                 std::vector<std::string> searcher::Request::*field) {
    if (value.empty()) return {};
    Address there;
    there.asked.text = address.asked.text;
    (there.asked.*field) = {searcher::value_to_type(value)};
    return link_to(there.href(), value);
}

Html date_value(const PageContext& context, const std::string& date) {
    if (date.empty()) return {};
    return element("time", {{"datetime", date}}, context.wording.long_date(date));
}

/// A link only to the web: an article may name any address.
Html url_value(const std::string& url) {
    if (!url.starts_with("http://") && !url.starts_with("https://")) return url;
    return element("a", {{"href", url}, {"rel", "noreferrer noopener"}}, url);
}

Html path_value(const PageContext& context, const std::string& path) {
    return element("span", {{"class", "path"}}, path) + " " +
           element("span", {{"class", "from"}},
                   element("button",
                           {{"class", "copy quiet"},
                            {"type", "button"},
                            {"hidden"},
                            {"data-done", context.text("Copied")}},
                           context.text("Copy")));
}

Html author_value(const Address& address, const std::vector<std::string>& names) {
    Html html;
    for (const auto& name : names) {
        if (!html.empty()) html += ", ";
        html += chosen_link(address, name, &searcher::Request::authors);
    }
    return html;
}

}  // namespace

Html fields_section(const PageContext& context, const Address& address,
                    const searcher::ShownArticle& article) {
    using searcher::Request;
    const auto& record = article.record;
    const Html rows =
        row(context, context.text("Title"), record.title, record.title_from) +
        row(context, context.text("Source"), chosen_link(address, record.source, &Request::sources),
            record.source_from) +
        row(context, context.text("Date"), date_value(context, record.date), record.date_from) +
        row(context, context.text("Author"), author_value(address, article.authors),
            record.author_from) +
        row(context, context.text("Section"),
            chosen_link(address, record.section, &Request::sections), record.section_from) +
        row(context, context.text("Address"), url_value(record.url), record.url_from) +
        row(context, context.text("File"), path_value(context, record.path), "");
    return element("section", {},
                   element("h2", {}, context.text("Fields, and where they were found")),
                   element("dl", {{"class", "fields"}}, rows));
}

}  // namespace udklip::web
