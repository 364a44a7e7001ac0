// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/column_ranges.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "searcher/compiling/filters.hpp"
#include "store/layout/schema.hpp"
#include "store/stub.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using searcher::in_ranges;
using searcher::ValueRange;
using store::FacetColumns;
namespace slot = store::slot;
namespace fs = std::filesystem;

namespace {

/// The same numbers with every library.
class Random {
  public:
    explicit Random(unsigned seed) : numbers_(seed) {}
    unsigned below(unsigned bound) { return static_cast<unsigned>(numbers_() % bound); }

  private:
    std::mt19937 numbers_;
};

/// Articles of a day, a month, a year or no date at all; some are removed again. `undated`: of
/// each four, the first so many may have no date.
class Dated {
  public:
    explicit Dated(Random& random, unsigned undated = 4) {
        store::Writer writer = store::Writer::open(folder_.path(), "test", store::WhenLocked::fail);
        for (unsigned id = 1; id <= kArticles; ++id) {
            Xapian::Document document;
            if (id % 50 > 0) document.add_term("de fleste");
            if (id % 77 == 0) document.add_term("hver 77.");
            if (id % 91 == 0) document.add_term("hver 91.");
            const unsigned year = 1990 + random.below(30);
            const unsigned month = 1 + random.below(12);
            const unsigned day = 1 + random.below(28);
            const auto kind = random.below(4);
            if (id % 4 >= undated || kind > 0) {
                document.add_value(slot::year, std::to_string(year));
                document.add_value(
                    slot::date_first,
                    fmt::format("{:04}{:02}{:02}", year, kind > 1 ? month : 1, kind > 2 ? day : 1));
                document.add_value(slot::date_last,
                                   fmt::format("{:04}{:02}{:02}", year, kind > 1 ? month : 12,
                                               kind > 2 ? day : 31));
            }
            writer.db().add_document(document);
        }
        for (unsigned id = 1; id <= kArticles; ++id) {
            if (random.below(20) == 0) writer.db().delete_document(id);
        }
        writer.publish();
    }

    fs::path generation() const {
        return folder_.path() / store::current_generation(folder_.path());
    }
    Xapian::Database db() const { return Xapian::Database(generation().string()); }

    static constexpr unsigned kArticles = 3'000;

  private:
    test::TempFolder folder_;
};

std::vector<Xapian::docid> found(const Xapian::Database& db, const Xapian::Query& query) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);
    enquire.set_query(query);
    std::vector<Xapian::docid> ids;
    const auto matches = enquire.get_mset(0, db.get_doccount());
    for (auto match = matches.begin(); match != matches.end(); ++match) ids.push_back(*match);
    return ids;
}

/// The query alone, beside a word, in place of a word, left out, and beside what is thought to be
/// in no article, so that Xapian asks it last.
std::vector<Xapian::Query> uses(const Xapian::Query& filter) {
    using Xapian::Query;
    const Query word("de fleste");
    const Query rare(Query::OP_AND, Query("hver 77."), Query("hver 91."));
    return {filter,
            Query(Query::OP_FILTER, word, filter),
            Query(Query::OP_AND_NOT, word, filter),
            Query(Query::OP_OR, filter, Query("ingen")),
            Query(Query::OP_FILTER, Query(Query::OP_OR, rare, Query("hver 77.")), filter),
            Query(Query::OP_FILTER, Query(Query::OP_SYNONYM, rare, rare), filter)};
}

bool same_by_columns(const Dated& dated, const std::vector<ValueRange>& ranges) {
    const Xapian::Database db = dated.db();
    const auto columns = FacetColumns::open(dated.generation(), db);
    REQUIRE(columns);
    const auto by_values = uses(in_ranges(ranges, nullptr));
    const auto by_columns = uses(in_ranges(ranges, columns.get()));
    for (std::size_t i = 0; i < by_values.size(); ++i) {
        if (found(db, by_values[i]) != found(db, by_columns[i])) return false;
    }
    return true;
}

std::vector<ValueRange> random_ranges(Random& random) {
    const auto day = [&] {
        return fmt::format("{:04}{:02}{:02}", 1988 + random.below(34), 1 + random.below(12),
                           1 + random.below(31));
    };
    const auto open = [&] { return random.below(4) == 0; };
    if (random.below(3) == 0) {
        return {{slot::year, std::to_string(1985 + random.below(40)),
                 std::to_string(1985 + random.below(40))}};
    }
    return {{slot::date_last, open() ? "0" : day(), std::nullopt},
            {slot::date_first, "0", open() ? "99999999" : day()}};
}

}  // namespace

TEST_CASE("ranges by columns match what ranges by values match") {
    Random random(42);
    const Dated dated(random);
    for (int i = 0; i < 200; ++i) CHECK(same_by_columns(dated, random_ranges(random)));
    CHECK(same_by_columns(dated, {{slot::year, "0", "99999999"}}));
    CHECK(same_by_columns(dated, {{slot::year, "2000", "1999"}}));
}

TEST_CASE("ranges that every article is in match no article that was removed") {
    Random random(45);
    const Dated dated(random, 0);
    CHECK(dated.db().get_value_freq(slot::year) == dated.db().get_doccount());
    CHECK(same_by_columns(dated, {{slot::year, "0", "99999999"}}));
    CHECK(same_by_columns(
        dated, {{slot::date_last, "0", std::nullopt}, {slot::date_first, "0", "99999999"}}));
    for (int i = 0; i < 40; ++i) CHECK(same_by_columns(dated, random_ranges(random)));
}

TEST_CASE("a range asks the values where the column is damaged") {
    Random random(43);
    const Dated dated(random);
    const auto file = dated.generation() / store::columns::kFileName;
    const auto size = static_cast<unsigned>(fs::file_size(file));
    for (int i = 0; i < 60; ++i) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        const auto at = 1'024 + random.below(size - 1'024);
        stream.seekg(at);
        const char byte = static_cast<char>(stream.get() ^ 0x10);
        stream.seekp(at);
        stream.put(byte);
        stream.close();
        CHECK(same_by_columns(dated, random_ranges(random)));
    }
}

TEST_CASE("filters use the columns they are given, and say so in the query") {
    Random random(44);
    const Dated dated(random);
    const Xapian::Database db = dated.db();
    const auto columns = FacetColumns::open(dated.generation(), db);
    const auto today = *language::Date::of(2021, 6, 15);
    const auto told = [&](store::Field field, const char* value, FacetColumns* given) {
        return searcher::field_filter(db, field, value, today, given)->query.get_description();
    };
    using store::Field;
    for (const auto& [field, value] :
         {std::pair{Field::year, "2015..2020"}, std::pair{Field::date, "2015-03..2016-02"},
          std::pair{Field::year, "..2001"}}) {
        CHECK(told(field, value, columns.get()).find("PostingSource") != std::string::npos);
        CHECK(told(field, value, nullptr).find("PostingSource") == std::string::npos);
    }
    CHECK(searcher::date_filter({20150301, std::nullopt}, columns.get()).get_description() ==
          "Query(PostingSource(value 1 from 20150301, value 0 from 0 to 99999999))");
}
