// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/pages.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include "command_line/error.hpp"
#include "store/layout/bytes.hpp"

// Format of a page: bytes since the one before it, number, length of the heading (all in base 128),
// heading.

namespace udklip::store {
namespace {

[[noreturn]] void damaged() {
    throw Error(ErrorCode::no_database, said("the pages of an article in the database are damaged"),
                said("udklip-index --rebuild"));
}

std::uint64_t number_from(std::string_view& bytes) {
    const auto number = take_number(bytes);
    if (!number) damaged();
    return *number;
}

}  // namespace

std::string encode_pages(const std::vector<Page>& pages) {
    std::string out;
    std::size_t before = 0;
    for (const auto& page : pages) {
        append_number(out, page.begin - before);
        append_number(out, page.number);
        append_number(out, page.heading.size());
        out += page.heading;
        before = page.begin;
    }
    return out;
}

std::vector<Page> decode_pages(std::string_view encoded) {
    std::vector<Page> pages;
    std::size_t at = 0;
    while (!encoded.empty()) {
        const std::uint64_t gap = number_from(encoded);
        const std::uint64_t number = number_from(encoded);
        const std::uint64_t length = number_from(encoded);
        if (gap > std::numeric_limits<std::uint32_t>::max() ||
            number > std::numeric_limits<std::uint32_t>::max() || length > encoded.size())
            damaged();
        at += gap;
        pages.push_back(
            {at, static_cast<std::uint32_t>(number), std::string(encoded.substr(0, length))});
        encoded.remove_prefix(length);
    }
    return pages;
}

const Page* page_at(const std::vector<Page>& pages, std::size_t byte) {
    const auto next =
        std::upper_bound(pages.begin(), pages.end(), byte,
                         [](std::size_t at, const Page& page) { return at < page.begin; });
    return next == pages.begin() ? nullptr : &*std::prev(next);
}

}  // namespace udklip::store
