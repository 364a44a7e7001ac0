// SPDX-License-Identifier: GPL-3.0-or-later
//
// The address of a page, which holds its whole state: going back, bookmarks and sharing work by
// themselves. Names are English in both languages, stand in one order, and defaults are left out:
// one state has one address.
//
//     Address address = read_address("q=havn&year=2021&page=2");
//     address.asked.sources = {"KL"};
//     address.first_page().query()           // q=havn&year=2021&source=KL
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "command_line/error.hpp"
#include "searcher/request.hpp"
#include "web/http/query_string.hpp"

namespace udklip::web {

inline constexpr std::uint32_t kHitsOnPage = 10;
inline constexpr std::uint32_t kMostPages = 100;  ///< paging ends at hit 1,000
inline constexpr std::size_t kMostQuestionChars = 1'000;

/// How an answer is shown.
enum class View {
    hits,
    places,  ///< a line for each find
    words,   ///< what tells the answer apart
};

/// By which words the lines of View::places are sorted.
enum class Beside { none, left, right };

struct Address {
    searcher::Request asked;  ///< question, filters, words, order, near-duplicates, furniture
    std::uint32_t page = 1;
    std::string all;        ///< a facet whose values are all shown
    std::string like;       ///< an article's id: articles like it, instead of a question
    std::string saved;      ///< the name of a saved search, instead of a question
    bool only_new = false;  ///< only what that search has not shown
    std::uint64_t at = 0;   ///< of an article: its rank in the answer; 0: not known
    View view = View::hits;
    Beside beside = Beside::none;

    /// The same on its first page, for a link that changes question, filters or order.
    Address first_page() const;
    /// The same answer shown in another way, from its first page.
    Address seen_as(View other) const;

    Parameters parameters() const;
    std::string query() const { return query_string(parameters()); }
    /// "/?q=havn"; "/" without a question.
    std::string href(std::string_view path = "/") const;

    bool asks() const;     ///< whether there is anything to answer
    bool narrows() const;  ///< whether a filter is set
};

/// A question is longer than kMostQuestionChars.
class QuestionTooLong : public Error {
  public:
    QuestionTooLong()
        : Error(ErrorCode::usage, said("the question is longer than 1,000 characters")) {}
};

/// Reads an address. What it does not know, it passes over. Throws QuestionTooLong.
Address read_address(const Parameters& parameters);

/// The address of an article.
std::string article_href(std::string_view id);

}  // namespace udklip::web
