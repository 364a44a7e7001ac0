// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/facet_columns.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "command_line/error.hpp"
#include "store/columns/contradiction.hpp"
#include "store/layout/schema.hpp"
#include "store/stub.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

/// Every third article has no source; `sources` different ones else.
constexpr unsigned kArticles = 10'000;
std::string year_of(unsigned id) {
    return std::to_string(1990 + id % 30);
}
std::string source_of(unsigned id, unsigned sources) {
    return id % 3 == 0 ? "" : "Kilde " + std::to_string(id % sources);
}

/// Pairs: 2 and 3, 6 and 7, ...
std::string cluster_of(unsigned id) {
    return id % 4 < 2 ? "" : fmt::format("{:016x}", 0xFEDC'0000'0000'0000 + id / 4);
}

/// A database of articles that are nothing but values, published.
class Published {
  public:
    explicit Published(unsigned sources = 40) {
        Writer writer = open();
        for (unsigned id = 1; id <= kArticles; ++id) {
            Xapian::Document document;
            document.add_value(slot::year, year_of(id));
            if (const auto source = source_of(id, sources); !source.empty()) {
                document.add_value(slot::source, source);
            }
            if (!cluster_of(id).empty()) document.add_value(slot::cluster, cluster_of(id));
            writer.db().add_document(document);
        }
        writer.publish();
    }

    Writer open() const { return Writer::open(folder_.path(), "test", Writer::WhenLocked::fail); }
    fs::path generation() const { return folder_.path() / current_generation(folder_.path()); }
    fs::path file() const { return generation() / columns::kFileName; }
    Xapian::Database db() const { return Xapian::Database(generation().string()); }
    std::unique_ptr<FacetColumns> columns() const { return FacetColumns::open(generation(), db()); }

    /// Flips one bit of the byte at `offset`; from the end, if it is negative.
    void flip(std::int64_t offset) const {
        std::fstream stream(file(), std::ios::in | std::ios::out | std::ios::binary);
        const auto from = offset < 0 ? std::ios::end : std::ios::beg;
        stream.seekg(offset, from);
        const char byte = static_cast<char>(stream.get() ^ 0x04);
        stream.seekp(offset, from);
        stream.put(byte);
    }

  private:
    TempFolder folder_;
};

/// The value by the column; what it cannot tell is "?".
std::string told(FacetColumn& column, Xapian::docid id) {
    const std::uint32_t number = column.at(id);
    return number == FacetColumn::kUnknown ? "?" : std::string(column.value(number));
}

/// Whether everything that the columns tell is right; how much they do not tell goes to `unknown`.
bool tells_no_lie(FacetColumns& columns, unsigned sources, unsigned& unknown) {
    FacetColumn* year = columns.find(slot::year);
    FacetColumn* source = columns.find(slot::source);
    FacetColumn* cluster = columns.find(slot::cluster);
    for (unsigned id = 1; id <= kArticles; ++id) {
        const std::string y = year == nullptr ? "?" : told(*year, id);
        const std::string s = source == nullptr ? "?" : told(*source, id);
        const std::uint32_t c = cluster == nullptr ? FacetColumn::kUnknown : cluster->at(id);
        unknown += (y == "?") + (s == "?") + (c == FacetColumn::kUnknown);
        if (c != FacetColumn::kUnknown && c != (id % 4 < 2 ? 0 : id / 4 + 1)) return false;
        if (y != "?" && y != year_of(id)) return false;
        if (s != "?" && s != source_of(id, sources)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("columns say what the values say, in one byte or two") {
    for (const unsigned sources : {40U, 1000U}) {
        const Published published(sources);
        const auto columns = published.columns();
        REQUIRE(columns);
        unsigned unknown = 0;
        CHECK(tells_no_lie(*columns, sources, unknown));
        CHECK(unknown == 0);
        REQUIRE(columns->find(slot::author) != nullptr);
        CHECK(columns->find(slot::author)->values() == 0);
        CHECK(columns->find(slot::newest) == nullptr);
        FacetColumn& year = *columns->find(slot::year);
        CHECK(year.at(0) == FacetColumn::kNoValue);
        CHECK(year.at(kArticles + 1) == FacetColumn::kUnknown);
        CHECK(year.value(0).empty());
        CHECK(year.value(year.values() + 1).empty());
    }
}

TEST_CASE("an article's number in the column of names stands for one name or a list of them") {
    const TempFolder folder;
    const std::vector<std::string> values = {"KL", "KL; Ib Bo", "", "Ib Bo; KL", "KL; Ib Bo", "Ib"};
    Writer writer = Writer::open(folder.path(), "test", Writer::WhenLocked::fail);
    for (const auto& value : values) {
        Xapian::Document document;
        if (!value.empty()) document.add_value(slot::name, value);
        writer.db().add_document(document);
    }
    writer.publish();
    const fs::path generation = folder.path() / current_generation(folder.path());
    const auto columns = FacetColumns::open(generation, Xapian::Database(generation.string()));
    REQUIRE(columns);
    FacetColumn& names = *columns->find(slot::name);
    for (Xapian::docid id = 1; id <= values.size(); ++id) {
        std::string told;
        for (const auto number : names.values_of(names.at(id)))
            told += (told.empty() ? "" : "; ") + std::string(names.value(number));
        CHECK(told == values[id - 1]);
    }
    CHECK(names.at(2) == names.at(5));
    CHECK(names.values() == 3 + 2);
}

TEST_CASE("values ascend with their numbers, so that a range of them is one of numbers") {
    const Published published(1000);
    const auto columns = published.columns();
    FacetColumn& source = *columns->find(slot::source);
    for (std::uint32_t number = 2; number <= source.values(); ++number) {
        REQUIRE(source.value(number - 1) < source.value(number));
    }
    FacetColumn& year = *columns->find(slot::year);
    CHECK(year.values() == 30);
    CHECK(year.number_from("0") == 1);
    CHECK(year.number_from("1990") == 1);
    CHECK(year.number_above("1990") == 2);
    CHECK(year.number_from("19905") == 2);
    CHECK(year.number_above("19905") == 2);
    CHECK(year.number_from("2019") == 30);
    CHECK(year.number_above("2019") == 31);
    CHECK(year.number_from("2020") == 31);
    FacetColumn& none = *columns->find(slot::author);
    CHECK(none.number_from("0") == 1);
    CHECK(none.number_above("9") == 1);
}

TEST_CASE("columns of the same commit that count other articles tell of damage") {
    const Published published;
    CHECK_FALSE(columns_contradict(published.generation(), published.db()));
    std::string bytes;
    {
        std::ifstream in(published.file(), std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), {});
    }
    const auto write = [&] { std::ofstream(published.file(), std::ios::binary) << bytes; };
    columns::Header header;
    std::memcpy(&header, bytes.data(), sizeof header);
    const std::size_t begin = offsetof(columns::Header, file_size);
    const std::size_t end = sizeof header + header.sections * sizeof(columns::ColumnSection);
    bytes[offsetof(columns::Header, state) + offsetof(columns::State, articles)] ^= 1;
    write();
    CHECK_FALSE(columns_contradict(published.generation(), published.db()));  // a damaged header
    header.checksum = XXH3_64bits(bytes.data() + begin, end - begin);
    std::memcpy(bytes.data() + offsetof(columns::Header, checksum), &header.checksum, 8);
    write();
    CHECK(columns_contradict(published.generation(), published.db()));
    CHECK_THROWS_AS(published.open(), udklip::Error);
    const Published another;
    fs::copy_file(another.file(), published.file(), fs::copy_options::overwrite_existing);
    CHECK_FALSE(columns_contradict(published.generation(), published.db()));
}

TEST_CASE("clusters are numbers without names; names of another kind are left to the values") {
    const Published published;
    const auto columns = published.columns();
    FacetColumn& cluster = *columns->find(slot::cluster);
    CHECK(cluster.values() == kArticles / 4);
    CHECK(cluster.value(1).empty());
    CHECK(cluster.at(2) == cluster.at(3));
    CHECK(cluster.at(2) != cluster.at(6));
    for (const auto* name : {"k", "0123456789ABCDEF", "0123456789abcde", "-123456789abcdef"}) {
        Writer writer = published.open();
        Xapian::Document document = writer.db().get_document(1);
        document.add_value(slot::cluster, name);
        writer.db().replace_document(1, document);
        writer.publish();
        REQUIRE(published.columns());
        CHECK(published.columns()->find(slot::cluster) == nullptr);
    }
}

TEST_CASE("more clusters than two bytes can tell") {
    constexpr unsigned kMany = 70'000;
    const TempFolder folder;
    Writer writer = Writer::open(folder.path(), "test", Writer::WhenLocked::fail);
    for (unsigned id = 1; id <= kMany; ++id) {
        Xapian::Document document;
        document.add_value(slot::cluster, fmt::format("{:016x}", id == kMany ? 1 : id));
        writer.db().add_document(document);
    }
    writer.publish();
    const auto generation = folder.path() / current_generation(folder.path());
    const auto columns = FacetColumns::open(generation, Xapian::Database(generation.string()));
    REQUIRE(columns);
    FacetColumn* clusters = columns->find(slot::cluster);
    REQUIRE(clusters != nullptr);
    CHECK(clusters->values() == kMany - 1);
    bool right = true;
    for (unsigned id = 1; id < kMany; ++id) right = right && clusters->at(id) == id;
    CHECK(right);
    CHECK(clusters->at(kMany) == 1);
}

TEST_CASE("columns are used with the state they were made from and with no other") {
    const Published published;
    const auto before = published.db();
    Writer writer = published.open();
    Xapian::Document document = writer.db().get_document(1);
    document.add_value(slot::year, "2042");
    writer.db().replace_document(1, document);
    writer.commit();
    CHECK(FacetColumns::open(published.generation(), before));
    CHECK_FALSE(published.columns());
    writer.publish();
    REQUIRE(published.columns());
    CHECK(told(*published.columns()->find(slot::year), 1) == "2042");
    CHECK_FALSE(FacetColumns::open(published.generation(), before));
}

TEST_CASE("a run that changes nothing leaves the columns as they are; missing ones are made") {
    const Published published;
    const auto written = fs::last_write_time(published.file());
    published.open().publish();
    CHECK(fs::last_write_time(published.file()) == written);
    fs::remove(published.file());
    CHECK_FALSE(published.columns());
    published.open().publish();
    CHECK(published.columns());
}

TEST_CASE("columns of another database are not used") {
    const Published one;
    const Published other;
    fs::copy_file(other.file(), one.file(), fs::copy_options::overwrite_existing);
    CHECK_FALSE(one.columns());
}

TEST_CASE("columns that cannot be written are no fault of the run") {
    const Published published;
    fs::remove(published.file());
    fs::create_directories(published.generation() / columns::kNewFileName / "in the way");
    CHECK_FALSE(write_facet_columns(published.generation()));
    CHECK_NOTHROW(published.open().publish());
}

TEST_CASE("a file that is cut short or empty is not used") {
    const Published published;
    const auto size = fs::file_size(published.file());
    for (const auto kept :
         {size - 1, size / 2, sizeof(columns::Header), std::size_t{7}, std::size_t{0}}) {
        fs::resize_file(published.file(), kept);
        CHECK_FALSE(published.columns());
    }
}

TEST_CASE("wherever a bit is wrong, no wrong value is told") {
    const Published published;
    const auto size = static_cast<std::int64_t>(fs::file_size(published.file()));
    unsigned noticed = 0;
    for (std::int64_t at = 0; at < size; at += at < 512 ? 3 : 401) {
        published.flip(at);
        unsigned unknown = 0;
        if (const auto columns = published.columns()) {
            INFO("byte " << at);
            CHECK(tells_no_lie(*columns, 40, unknown));
        } else {
            unknown = kArticles;
        }
        noticed += unknown > 0;
        published.flip(at);
    }
    CHECK(noticed > 20);
    CHECK(published.columns());
}

TEST_CASE("columns brought up to date are those made anew, to the byte") {
    const Published published;
    std::mt19937 random(7);
    const auto some = [&](const char* what, unsigned of) {
        return what + std::to_string(random() % of);
    };
    const auto bytes = [&] {
        std::ifstream in(published.file(), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const auto changed = [&] {
        Xapian::Document document;
        if (random() % 4 != 0) document.add_value(slot::year, some("20", 99));
        document.add_value(slot::source, some("a source ", 60));
        if (random() % 3 == 0)
            document.add_value(slot::name, some("Ib ", 9) + "; " + some("Bo ", 9));
        if (random() % 3 == 0) document.add_value(slot::author, some("KL ", 5));
        if (random() % 3 == 0) document.add_value(slot::cluster, "00000000000000a" + some("", 9));
        return document;
    };
    for (int run = 0; run < 8; ++run) {
        {
            Writer writer = published.open();
            for (int i = 0; i < 30; ++i) {
                const auto article = static_cast<Xapian::docid>(1 + random() % kArticles);
                writer.db().add_document(changed());
                writer.db().replace_document(article, changed());
                if (i == run) writer.db().delete_document(article);
            }
            writer.publish();
        }
        const std::string renewed = bytes();
        INFO("run " << run);
        REQUIRE(published.columns());
        fs::remove(published.file());
        REQUIRE(write_facet_columns(published.generation()));
        CHECK(bytes() == renewed);
        // A damaged block is read from the articles by the next run.
        if (run == 5) published.flip(600);
    }
}
