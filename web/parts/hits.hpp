// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of hits and the links to its other pages.
#pragma once

#include "searcher/showing/answer.hpp"
#include "web/parts/address.hpp"
#include "web/parts/html.hpp"
#include "web/parts/page.hpp"

namespace udklip::web {

/// On a narrow screen, where the years and facets stand below the hits: the way to them.
Html narrow_link(const PageContext& context);

/// Relevance, newest, oldest, as links.
Html order_links(const PageContext& context, const Address& address);

Html hit_list(const PageContext& context, const Address& address, const searcher::Answer& answer);

/// `distinct`: hits in the whole answer. Nothing if one page holds them all.
Html page_links(const PageContext& context, const Address& address, std::uint64_t distinct);

/// How many pages an answer has.
std::uint64_t pages_of(std::uint64_t distinct);

/// A text with its matches marked.
Html marked(std::string_view text, const std::vector<searcher::SnippetSpan>& marks);

/// "Politiken, 14 September 2021" behind the title of an article.
std::string short_facts(const PageContext& context, const std::string& source,
                        const std::string& date);

}  // namespace udklip::web
