// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/term_filter.hpp"

#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using udklip::searcher::counting;
using udklip::searcher::having;
using udklip::test::TempFolder;
using Xapian::Query;

namespace {

/// Every article has "alle", each third "tredje"; each twentieth article was removed.
class Removed {
  public:
    Removed() {
        Xapian::WritableDatabase db(folder_.path().string(), Xapian::DB_CREATE);
        for (unsigned id = 1; id <= kArticles; ++id) {
            Xapian::Document document;
            document.add_term("alle");
            if (id % 3 == 0) document.add_term("tredje");
            db.add_document(document);
        }
        for (unsigned id = 20; id <= kArticles; id += 20) db.delete_document(id);
        db.commit();
    }
    Xapian::Database db() const { return Xapian::Database(folder_.path().string()); }

    static constexpr unsigned kArticles = 3'000;  // more than a chunk of their lengths
    static constexpr unsigned kLeft = kArticles - kArticles / 20;

  private:
    TempFolder folder_;
};

std::size_t found(const Xapian::Database& db, const Query& query) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(counting());
    enquire.set_query(query);
    return enquire.get_mset(0, db.get_doccount()).size();
}

void check_all(const Xapian::Database& db, unsigned left) {
    const Query all = having(db, "alle");
    const Query third = having(db, "tredje");
    const Query none = having(db, "ingen");
    CHECK(found(db, Query(Query::OP_SCALE_WEIGHT, all, 0)) == left);
    CHECK(found(db, Query(Query::OP_OR, all, third)) == left);
    CHECK(found(db, Query(Query::OP_FILTER, Query(std::string()), all)) == left);
    CHECK(found(db, Query(Query::OP_FILTER, Query("alle"), all)) == left);
    CHECK(found(db, Query(Query::OP_AND_NOT, all, third)) + found(db, third) == left);
    CHECK(found(db, Query(Query::OP_AND_NOT, third, all)) == 0);
    CHECK(found(db, Query(Query::OP_FILTER, all, third)) == found(db, Query("tredje")));
    CHECK(found(db, none) == 0);
    CHECK(found(db, Query("alle")) == left);  // counted as a word
}

}  // namespace

TEST_CASE("a term in all articles of a database from which some were removed") {
    const Removed removed;
    check_all(removed.db(), Removed::kLeft);
}
