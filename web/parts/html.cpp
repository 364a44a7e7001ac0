// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/html.hpp"

#include "language/text/html_text.hpp"
#include "language/text/printable.hpp"

namespace udklip::web {

Html::Html(std::string_view text) {
    language::append_as_html(markup_, language::printable_text(text));
}

Tag::Tag(const char* name, Attributes attributes) : name_(name), begin_("<") {
    begin_ += name;
    for (const auto& attribute : attributes) {
        if (!attribute.value) continue;
        begin_ += " ";
        begin_ += attribute.name;
        if (attribute.value->empty() && std::string_view(attribute.name) != "href") continue;
        begin_ += "=\"";
        language::append_as_html(begin_, language::printable_text(*attribute.value));
        begin_ += "\"";
    }
    begin_ += ">";
}

Html Tag::whole(const Html& content) const {
    Html out;
    out.markup_ = begin_ + content.str() + "</" + name_ + ">";
    return out;
}

Html Tag::alone() const {
    Html out;
    out.markup_ = begin_;
    return out;
}

Html unseen(std::string_view text) {
    return element("span", {{"class", "unseen"}}, text);
}

}  // namespace udklip::web
