// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/found_article.hpp"

#include "searcher/showing/snippet.hpp"
#include "store/pages.hpp"

namespace udklip::searcher {

Hit hit_of(const FoundArticle& found) {
    const store::Record& record = found.record;
    Hit hit;
    hit.rank = found.rank;
    hit.score = found.score;
    hit.snippet = cut_snippet(record.text, record.title, *found.marks, *found.weights);
    const auto pages = store::decode_pages(record.pages);
    if (const store::Page* page = store::page_at(pages, hit.snippet.at)) {
        hit.page = page->number;
        hit.chapter = page->heading;
    }
    hit.id = record.id;
    hit.title = record.title;
    hit.source = record.source;
    hit.date = record.date;
    hit.author = record.author;
    hit.section = record.section;
    hit.path = record.path;
    hit.url = record.url;
    hit.kept = found.kept;
    return hit;
}

}  // namespace udklip::searcher
