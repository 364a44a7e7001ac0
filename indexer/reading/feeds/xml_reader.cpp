// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/reading/charset/charset.hpp"
#include "indexer/reading/feeds/feeds.hpp"
#include "indexer/reading/office/xml.hpp"

namespace udklip::indexer {

void read_xml(ByteSource& bytes, ArticleSink& sink) {
    std::string text;
    {
        const std::string content = read_up_to(bytes, static_cast<std::size_t>(-1));
        text = to_utf8(content, declared_in_html(content)).text;
    }
    const XmlDocument document(text, XmlDocument::Encoding::utf8);
    if (read_feed(document.root(), sink) || read_xml_source(document.root(), sink)) return;
    // No article is lost: a site's map, a program's settings.
    sink.skip({}, fmt::format("is XML of a kind that is not read (<{}>)", document.root().name()));
}

}  // namespace udklip::indexer
