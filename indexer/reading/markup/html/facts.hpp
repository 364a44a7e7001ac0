// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page states outside its text: meta elements, JSON-LD, its <title>, its language and its
// address. titles.hpp, dates.hpp and authors.hpp judge how far each is to be believed.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/markup/html/json_ld.hpp"
#include "indexer/reading/markup/html/text/blocks.hpp"

namespace udklip::indexer::html {

/// The value of a field, and the place of the page that states it ("meta og:title"). Both empty if
/// none does.
struct Stated {
    std::string value;
    std::string place;
};

struct Facts {
    std::map<std::string, std::string> meta;  ///< by name, property or itemprop in small letters
    std::vector<LinkedThing> linked;
    std::vector<std::string> data_scripts;  ///< JSON that is no JSON-LD
    std::string title;                      ///< of the <title>
    std::string canonical;
    std::string language;         ///< of <html>, else og:locale or content-language: "da-dk"
    std::set<std::string> sites;  ///< names of the site and its host, squashed()

    /// Empty if the page has no such meta element.
    std::string_view meta_of(const std::string& name) const;
    /// The page's own address; empty if it states none.
    std::string_view address() const;
    /// Of the address, in small letters.
    std::string host() const;
    /// Whether all addresses that the page states are the site's own ("https://avisen.dk/").
    bool is_front_page() const;
    /// The first article of the JSON-LD; nullptr if there is none.
    const LinkedThing* article() const;
};

/// Linear in the page's elements. Of meta elements with one name the first counts; several authors
/// (dc.creator, citation_author) are joined by ", ".
Facts read_facts(const Page& page);

/// Who published the page, the section, the address and the article's id.
Stated source_of(const Facts& facts);
Stated section_of(const Facts& facts);
Stated url_of(const Facts& facts);
std::string id_of(const Facts& facts);

/// Whether a text is an address of the web.
bool is_address(std::string_view text);

/// A text with its references (&amp;) resolved, white space as single spaces.
std::string tidy_text(std::string_view text);

}  // namespace udklip::indexer::html
