// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/posting_list.hpp"

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

using Positions = std::vector<Xapian::termpos>;

/// As "term count@position,position ..." between spaces.
std::string text_of(std::span<const IndexedTerm> terms) {
    std::string out;
    for (const auto& term : terms) {
        out += (out.empty() ? "" : " ") + std::string(term.text) + " " + std::to_string(term.count);
        for (const auto position : term.positions) out += "@" + std::to_string(position);
    }
    return out;
}

}  // namespace

TEST_CASE("terms are sorted by their bytes and summed up") {
    PostingList postings;
    postings.add("", "ægte", 1, Positions{4});
    postings.add("Z", "kommune", 2);
    postings.add("", "kommunernes", 1, Positions{2});
    postings.add("", "kommunerne", 1, Positions{9});
    postings.add("Z", "kommune", 1);
    postings.add("XSRC", "kl", 0);
    CHECK(text_of(postings.sorted()) ==
          "XSRCkl 0 Zkommune 3 kommunerne 1@9 kommunernes 1@2 ægte 1@4");
}

TEST_CASE("positions of a term that was added several times are brought together") {
    PostingList postings;
    postings.add("", "tv", 2, Positions{5, 11});
    postings.add("", "radio", 1, Positions{3});
    postings.add("", "tv", 2, Positions{2, 5});
    postings.add("", "tv", 1);
    CHECK(text_of(postings.sorted()) == "radio 1@3 tv 5@2@5@11");
    // Asking again changes nothing.
    CHECK(text_of(postings.sorted()) == "radio 1@3 tv 5@2@5@11");
}

TEST_CASE("a document for Xapian has the same terms, counts and positions") {
    PostingList postings;
    postings.add("", "by", 2, Positions{1, 7});
    postings.add("Z", "by", 2);
    postings.add("Y", "2021", 0);
    const std::vector<IndexedValue> values = {{2, "2021"}, {7, "x"}};
    const auto document = to_document({postings.sorted(), values, "data"});
    CHECK(document.get_data() == "data");
    CHECK(document.get_value(2) == "2021");
    CHECK(document.values_count() == 2);
    std::string terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        terms += *term + " " + std::to_string(term.get_wdf()) + " ";
        for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at) {
            terms += "@" + std::to_string(*at);
        }
    }
    CHECK(terms == "Y2021 0 Zby 2 by 2 @1@7");
}

TEST_CASE("it is empty after clear") {
    PostingList postings;
    postings.add("", "by", 1, Positions{1});
    postings.clear();
    CHECK(postings.sorted().empty());
    postings.add("", "land", 1, Positions{6});
    CHECK(text_of(postings.sorted()) == "land 1@6");
}
