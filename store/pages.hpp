// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the pages of a document, or the chapters of a book, begin in the text of an article.
//
//     record.pages = encode_pages({{0, 3, ""}, {1800, 4, ""}});
//     const std::vector<Page> pages = decode_pages(record.pages);
//     page_at(pages, 1900)->number        4
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::store {

struct Page {
    std::size_t begin = 0;     ///< byte of Record::text
    std::uint32_t number = 0;  ///< of a page, counted from 1; 0: a chapter
    std::string heading;       ///< of a chapter; empty: it has none

    bool operator==(const Page&) const = default;
};

/// `pages`: in the order in which they begin. No pages are an empty string.
std::string encode_pages(const std::vector<Page>& pages);

/// Throws Error (no_database) for bytes that encode_pages() did not write.
std::vector<Page> decode_pages(std::string_view encoded);

/// Returns the page on which a byte of the text stands, or null. `pages`: in order.
const Page* page_at(const std::vector<Page>& pages, std::size_t byte);

}  // namespace udklip::store
