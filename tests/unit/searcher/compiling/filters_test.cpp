// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/filters.hpp"

#include <string>

#include "store/layout/path_terms.hpp"
#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip::searcher;
using udklip::store::Field;
using udklip::test::Corpus;

namespace {

Corpus& corpus() {
    static Corpus shared({
        {.id = "year", .date = "2020"},
        {.id = "month", .date = "2021-05", .source = "Politiken"},
        {.id = "day", .date = "2021-06-18", .source = "Århus Stiftstidende", .author = "Anne Holm"},
        {.id = "time", .date = "2021-06-30T23:30:00+02:00", .section = "Kultur"},
        {.id = "none", .source = "politiken", .path = "/andre/2021/æ.txt"},
    });
    return shared;
}

/// The ids that a query finds, in the order of the corpus.
std::string ids(const Xapian::Query& query) {
    return corpus().with_database([&](const Xapian::Database& db) {
        Xapian::Enquire enquire(db);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        std::string found;
        const auto matches = enquire.get_mset(0, 100);
        for (auto i = matches.begin(); i != matches.end(); ++i) {
            found += (found.empty() ? "" : " ") + udklip::store::Articles(db).fetch(*i).id;
        }
        return found;
    });
}

std::string by(Field field, const std::string& value) {
    const auto filter = corpus().with_database([&](const Xapian::Database& db) {
        return field_filter(db, field, value, Corpus::today());
    });
    return filter ? ids(filter->query) : "no filter";
}

std::string by_days(std::optional<int> first, std::optional<int> last) {
    return ids(date_filter({first, last}));
}

}  // namespace

TEST_CASE("an article dated by its month may be of any day of it") {
    CHECK(by(Field::date, "2021-05-01") == "month");
    CHECK(by(Field::date, "2021-05-31") == "month");
    CHECK(by(Field::date, "2021-06-01").empty());
    CHECK(by(Field::date, "2020-07-04") == "year");
    CHECK(by(Field::date, "2021-06-18") == "day");
    CHECK(by(Field::date, "2021-06-30") == "time");
    CHECK(by(Field::date, "2021-07-01").empty());
}

TEST_CASE("ranges take in both ends, and may be open") {
    CHECK(by(Field::date, "2021-05..2021-06") == "month day time");
    CHECK(by(Field::date, "2021-05-31..2021-06-18") == "month day");
    CHECK(by(Field::date, "2021-06..") == "day time");
    CHECK(by(Field::date, "..2020") == "year");
    CHECK(by(Field::date, "maj-2021") == "month");
    CHECK(by(Field::date, "sidste-måned") == "month");
    CHECK(by_days(20210531, std::nullopt) == "month day time");
    CHECK(by_days(std::nullopt, 20210501) == "year month");
    CHECK(by_days(20210601, 20210531).empty());
}

TEST_CASE("an article without a date is in no range of dates") {
    CHECK(by_days(std::nullopt, std::nullopt) == "year month day time");
    CHECK(by_days(10101, 99991231) == "year month day time");
    CHECK(by(Field::year, "1900..2100") == "year month day time");
}

TEST_CASE("years, ranges of years and open ranges") {
    CHECK(by(Field::year, "2021") == "month day time");
    CHECK(by(Field::year, "2020") == "year");
    CHECK(by(Field::year, "2019").empty());
    CHECK(by(Field::year, "2020..2021") == "year month day time");
    CHECK(by(Field::year, "2021..") == "month day time");
    CHECK(by(Field::year, "..2020") == "year");
}

TEST_CASE("months") {
    CHECK(by(Field::month, "2021-06") == "day time");
    CHECK(by(Field::month, "2021-05") == "month");
}

TEST_CASE("unknown finds what has none, in either language") {
    CHECK(by(Field::year, "unknown") == "none");
    CHECK(by(Field::date, "Ukendt") == "none");
    CHECK(by(Field::month, "unknown") == "year none");
    CHECK(by(Field::source, "unknown") == "year time");
    CHECK(by(Field::author, "ukendt") == "year month time none");
    CHECK(by(Field::section, "UNKNOWN") == "year month day none");
}

TEST_CASE("names are found whatever their case and spelling") {
    CHECK(by(Field::source, "POLITIKEN") == "month none");
    CHECK(by(Field::source, "aarhus stiftstidende") == "day");
    CHECK(by(Field::source, "Poli").empty());
    CHECK(by(Field::author, "anne holm") == "day");
    CHECK(by(Field::section, "kultur") == "time");
}

TEST_CASE("ids are as they stand, paths may be a piece") {
    CHECK(by(Field::id, "day") == "day");
    CHECK(by(Field::id, "Day").empty());
    CHECK(by(Field::path, "/arkiv/") == "year month day time");
    CHECK(by(Field::path, "andre/2021") == "none");
    CHECK(by(Field::path, "æ.txt") == "none");
    CHECK(by(Field::path, "FILE").empty());
    CHECK(by(Field::path, "nowhere").empty());
}

TEST_CASE("what is no date is no filter") {
    CHECK(by(Field::date, "bananer") == "no filter");
    CHECK(by(Field::year, "") == "no filter");
    CHECK(by(Field::month, "2021-13") == "no filter");
    CHECK(by(Field::date, "2021-02-31") == "no filter");
    CHECK(by(Field::title, "x") == "no filter");
}

TEST_CASE("in a database without names of paths, one that stands for too many files is cut") {
    Corpus many({{.id = "a", .path = "/mappe/0.txt"}});
    udklip::store::Writer writer = many.writer();
    Xapian::Document document = writer.db().get_document(1);
    std::vector<std::string> names;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if ((*term).starts_with(udklip::store::prefix::path_name)) names.push_back(*term);
    }
    for (const auto& name : names) document.remove_term(name);
    for (std::size_t i = 1; i <= kMaxFiles; ++i) {
        document.add_boolean_term(udklip::store::term(udklip::store::prefix::file,
                                                      "/mappe/" + std::to_string(i) + ".txt"));
    }
    writer.db().replace_document(1, document);
    writer.commit();
    many.reopen();
    many.with_database([&](const Xapian::Database& db) {
        CHECK_FALSE(field_filter(db, Field::path, "mappe", Corpus::today())->complete);
        CHECK(field_filter(db, Field::path, "7.txt", Corpus::today())->complete);
        return 0;
    });
    const Answer answer = many.ask("sti:mappe");
    CHECK(answer.total == 1);
    CHECK_FALSE(answer.total_is_exact);
    CHECK(answer.notes.size() == 1);
    CHECK(answer.total_bound == Bound::lower);
    CHECK(many.ask("sti:7.txt").total_is_exact);
    // What is not left out is too much, not too little; below two negations it is as without.
    for (const auto* excluding : {"x* OR NOT sti:mappe", "sti:(NOT mappe)"}) {
        const Answer too_many = many.ask(excluding);
        INFO(excluding);
        CHECK_FALSE(too_many.total_is_exact);
        CHECK(too_many.total_bound == Bound::upper);
        REQUIRE(too_many.notes.size() == 2);
        CHECK(too_many.notes[1].find("upper bound") != std::string::npos);
    }
    CHECK(many.ask("-(skole -sti:mappe)").total_bound == Bound::lower);
    CHECK(many.ask("sti:mappe OR NOT sti:mappe").total_bound == Bound::neither);
}
