// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/posting_list.hpp"

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;

namespace {

using Positions = std::vector<Xapian::termpos>;

/// A list of postings with the numbers of its terms.
class Numbered {
  public:
    void add(const std::string& term, Xapian::termcount count, const Positions& positions = {}) {
        postings.add(numbers.number_of(term), count, positions);
    }
    /// As "term count@position@position ..." between spaces.
    std::string text() {
        std::string out;
        for (const auto& term : postings.terms()) {
            out += (out.empty() ? "" : " ") + std::string(numbers.text(term.number)) + " " +
                   std::to_string(term.count);
            for (const auto position : term.positions) out += "@" + std::to_string(position);
        }
        return out;
    }

    TermNumbers numbers;
    PostingList postings;
};

}  // namespace

TEST_CASE("terms are summed up") {
    Numbered postings;
    postings.add("ægte", 1, Positions{4});
    postings.add("Zkommune", 2);
    postings.add("kommunernes", 1, Positions{2});
    postings.add("kommunerne", 1, Positions{9});
    postings.add("Zkommune", 1);
    postings.add("XSRCkl", 0);
    CHECK(postings.text() == "ægte 1@4 Zkommune 3 kommunernes 1@2 kommunerne 1@9 XSRCkl 0");
}

TEST_CASE("positions of a term that was added several times are brought together") {
    Numbered postings;
    postings.add("tv", 2, Positions{5, 11});
    postings.add("radio", 1, Positions{3});
    postings.add("tv", 2, Positions{2, 5});
    postings.add("tv", 1);
    CHECK(postings.text() == "tv 5@2@5@11 radio 1@3");
    // Asking again changes nothing.
    CHECK(postings.text() == "tv 5@2@5@11 radio 1@3");
}

TEST_CASE("a document for Xapian has the same terms, counts and positions") {
    Numbered postings;
    postings.add("by", 2, Positions{1, 7});
    postings.add("Zby", 2);
    postings.add("Y2021", 0);
    const std::vector<IndexedValue> values = {{2, "2021"}, {7, "x"}};
    const auto document =
        to_document({postings.postings.terms(), values, "data"}, postings.numbers);
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
    Numbered postings;
    postings.add("by", 1, Positions{1});
    postings.postings.clear();
    CHECK(postings.text().empty());
    postings.add("land", 1, Positions{6});
    CHECK(postings.text() == "land 1@6");
}
