// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/reading_views.hpp"

#include <algorithm>
#include <iterator>

#include "searcher/found_article.hpp"
#include "searcher/showing/telling/telling.hpp"

namespace udklip::web {
namespace {

using searcher::KwicLine;
using searcher::KwicOrder;

/// Characters on either side of a find: more than a wide screen shows.
constexpr std::size_t kLetters = 80;
constexpr std::uint32_t kMostPlaced = kHitsOnPage * kMostPages;
constexpr std::size_t kMostLines = kLinesOnPage * kMostPages;
constexpr std::size_t kWords = 30;

/// Returns the first lines of an article, numbered as its page numbers its marks: those of the
/// title first.
std::vector<KwicLine> lines_of(const searcher::FoundArticle& found, std::size_t most) {
    std::vector<KwicLine> lines;
    searcher::for_each_kwic_line(found.record, *found.marks, kLetters, [&](KwicLine&& line) {
        if (lines.size() < most) lines.push_back(std::move(line));
    });
    if (lines.empty()) return lines;
    const std::size_t in_title = found.marks->find(found.record.title).size();
    for (auto& line : lines) {
        line.rank = found.rank;
        line.number += in_title;
    }
    return lines;
}

}  // namespace

PlacesPage places_of(searcher::Searcher& searcher, const Visit& visit) {
    const Beside beside = visit.address.beside;
    const std::size_t before = (visit.address.page - 1) * kLinesOnPage;
    const std::size_t enough =
        beside == Beside::none ? std::min(before + kLinesOnPage + 1, kMostLines) : kMostLines;
    searcher::Request request = request_of(visit);
    request.offset = 0;
    request.limit = kMostPlaced;
    request.suggests = false;
    PlacesPage places;
    std::vector<KwicLine> lines;
    const auto answer = searcher.for_each_found(request, [&](const auto& found) {
        auto more = lines_of(found, enough - lines.size());
        std::move(more.begin(), more.end(), std::back_inserter(lines));
        ++places.articles;
        places.is_all = lines.size() < enough;
        return places.is_all;
    });
    places.is_all = places.is_all && answer.distinct <= kMostPlaced;
    sort_lines(lines, beside == Beside::left    ? KwicOrder::left
                      : beside == Beside::right ? KwicOrder::right
                                                : KwicOrder::hits);
    places.finds = lines.size();
    places.first = before + 1;
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(std::min(before, lines.size()));
    const auto end =
        lines.begin() + static_cast<std::ptrdiff_t>(std::min(before + kLinesOnPage, lines.size()));
    places.lines.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
    return places;
}

searcher::Telling telling_of(searcher::Searcher& searcher, const Visit& visit) {
    searcher::TellingRequest request;
    request.asked = request_of(visit);
    request.most = kWords;
    return searcher.telling(request);
}

}  // namespace udklip::web
