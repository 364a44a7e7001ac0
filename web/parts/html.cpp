// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parts/html.hpp"

#include "language/text/printable.hpp"

namespace udklip::web {
namespace {

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : language::printable_text(text)) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out.push_back(c);
        }
    }
}

}  // namespace

Html::Html(std::string_view text) {
    append_escaped(markup_, text);
}

Tag::Tag(const char* name, Attributes attributes) : name_(name), begin_("<") {
    begin_ += name;
    for (const auto& attribute : attributes) {
        if (!attribute.value) continue;
        begin_ += " ";
        begin_ += attribute.name;
        if (attribute.value->empty() && std::string_view(attribute.name) != "href") continue;
        begin_ += "=\"";
        append_escaped(begin_, *attribute.value);
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
