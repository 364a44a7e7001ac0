// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/columns/match_postings.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "store/columns/bm25.hpp"
#include "store/stub.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::test::TempFolder;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kArticles = 1500;
constexpr unsigned kWords = 24;

/// A word of lemmas, whose frequency and wdf depend on its number: the first are in almost every
/// article, the last in one or two; some have great wdf, some the same everywhere.
std::string word(unsigned number) {
    return fmt::format("Zord{}", number);
}

/// A database of articles that are nothing but terms, published.
class Published {
  public:
    explicit Published(unsigned seed = 1) {
        std::mt19937 random(seed);
        Writer writer = open();
        for (unsigned id = 1; id <= kArticles; ++id) {
            Xapian::Document document;
            for (unsigned number = 0; number < kWords; ++number) {
                if (random() % (1 + number * number * 2) != 0) continue;
                const unsigned most = number % 4 == 0 ? 1 : number % 4 == 1 ? 15 : 300;
                document.add_term(word(number),
                                  static_cast<Xapian::termcount>(1 + random() % most));
            }
            document.add_boolean_term(fmt::format("Y{}", 2000 + id % 3));
            if (id % 100 == 7) document.add_term("Zsjælden", 70'000);
            writer.db().add_document(document);
        }
        // Numbers with gaps.
        for (unsigned id = 300; id < 900; id += 7) writer.db().delete_document(id);
        writer.publish();
    }

    Writer open() const { return Writer::open(folder_.path(), "test", Writer::WhenLocked::fail); }
    fs::path generation() const { return folder_.path() / current_generation(folder_.path()); }
    fs::path file() const { return generation() / postings::kFileName; }
    fs::path changes_file() const { return generation() / postings::kChangesName; }
    Xapian::Database db() const { return Xapian::Database(generation().string()); }
    std::unique_ptr<MatchPostings> postings() const {
        return MatchPostings::open(generation(), db());
    }

  private:
    TempFolder folder_;
};

using Counts = std::map<Xapian::docid, Xapian::termcount>;

Counts by_xapian(const Xapian::Database& db, const std::string& term) {
    Counts counts;
    for (auto posting = db.postlist_begin(term); posting != db.postlist_end(term); ++posting) {
        counts[*posting] = posting.get_wdf();
    }
    return counts;
}

Counts by_file(const TermPostings& term, std::uint32_t ranges) {
    Counts counts;
    for (std::uint32_t range = 0; range < ranges; ++range) {
        const RangeMask mask = term.mask(range);
        CHECK((term.maxima()[range] == 0) == mask.none());
        unsigned seen = 0;
        term.each(range, RangeMask::all(), [&](unsigned place, std::uint32_t wdf) {
            CHECK(mask.has(place));
            counts[range * kRangeArticles + place] = wdf;
            ++seen;
        });
        CHECK(seen == mask.count());
    }
    return counts;
}

/// Whether all that the file tells is right; what it does not tell is counted in `unknown`.
bool tells_no_lie(MatchPostings& postings, const Xapian::Database& db, unsigned& unknown) {
    for (auto term = db.allterms_begin("Z"); term != db.allterms_end("Z"); ++term) {
        const auto found = postings.find(*term);
        unknown += found ? 0 : 1;
        if (found && by_file(*found, postings.ranges()) != by_xapian(db, *term)) return false;
    }
    for (auto article = db.postlist_begin(""); article != db.postlist_end(""); ++article) {
        const auto* lengths = postings.lengths(*article / kRangeArticles);
        unknown += lengths == nullptr ? 1 : 0;
        if (lengths != nullptr && lengths[*article % kRangeArticles] != article.get_doclength()) {
            return false;
        }
    }
    return true;
}

/// Whether no posting is above the maximum of its range.
bool bounds_hold(MatchPostings& postings, const Xapian::Database& db) {
    const double per_mean = 1 / db.get_avlength();
    for (unsigned number = 0; number < kWords; ++number) {
        const auto term = postings.find(word(number));
        if (!term) continue;
        for (const auto& [article, count] : by_xapian(db, word(number))) {
            const double wdf = count;
            const double damping = bm25::damping(db.get_doclength(article), per_mean);
            const double most = term->maxima()[article / kRangeArticles] * postings.growth() / 255;
            if (wdf / (wdf + damping) > most + 1e-12) return false;
        }
    }
    return true;
}

/// Adds, replaces or removes an article; those of a later run are longer.
void change_something(Writer& writer, std::mt19937& random, unsigned run) {
    Xapian::Document document;
    for (unsigned number = 0; number < kWords; ++number) {
        const unsigned most = 10 + run * 100;
        if (random() % 3 == 0) {
            document.add_term(word(number), static_cast<Xapian::termcount>(1 + random() % most));
        }
    }
    const Xapian::docid last = writer.db().get_lastdocid();
    const auto article = static_cast<Xapian::docid>(1 + random() % last);
    switch (random() % 4) {
        case 0:
            writer.db().replace_document(article, document);
            break;
        case 1:
            try {
                writer.db().delete_document(article);
            } catch (const Xapian::DocNotFoundError&) {  // it is gone already
            }
            break;
        default:
            writer.db().add_document(document);
    }
}

std::string bytes_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

void flip(const fs::path& file, std::uint64_t offset, unsigned bit) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(offset));
    const char byte = static_cast<char>(stream.get() ^ (1 << bit));
    stream.seekp(static_cast<std::streamoff>(offset));
    stream.put(byte);
}

}  // namespace

TEST_CASE("postings say what Xapian says, however often words are") {
    const Published published;
    const auto postings = published.postings();
    REQUIRE(postings);
    CHECK(postings->is_whole());
    unsigned unknown = 0;
    CHECK(tells_no_lie(*postings, published.db(), unknown));
    CHECK(unknown > 0);       // rare words are not kept
    CHECK(unknown < kWords);  // frequent ones are
    for (const auto& term : std::vector{word(0), word(1), word(2), std::string("Y2001")}) {
        const auto found = postings->find(term);
        REQUIRE(found);
        CHECK(found->frequency() == published.db().get_termfreq(term));
        CHECK(by_file(*found, postings->ranges()) == by_xapian(published.db(), term));
    }
    CHECK_FALSE(postings->find("Zsjælden"));
    CHECK_FALSE(postings->find(""));
}

TEST_CASE("of the articles that are asked for, each posting is told with its own wdf") {
    const Published published;
    const auto postings = published.postings();
    REQUIRE(postings);
    std::mt19937 random(2);
    for (unsigned number = 0; number < 4; ++number) {
        const auto term = postings->find(word(number));
        REQUIRE(term);
        Counts all = by_file(*term, postings->ranges());
        for (std::uint32_t range = 0; range < postings->ranges(); ++range) {
            RangeMask where;
            for (unsigned i = 0; i < 100; ++i)
                where.set(static_cast<unsigned>(random() % kRangeArticles));
            RangeMask seen;
            term->each(range, where, [&](unsigned place, std::uint32_t wdf) {
                CHECK(all.at(range * kRangeArticles + place) == wdf);
                seen.set(place);
            });
            CHECK(seen.words == (where & term->mask(range)).words);
        }
    }
}

TEST_CASE("no bit that flips makes the postings tell a lie") {
    const Published published;
    const Xapian::Database db = published.db();
    const auto size = fs::file_size(published.file());
    std::mt19937 random(3);
    unsigned noticed = 0;
    for (int i = 0; i < 200; ++i) {
        const std::uint64_t at = i < 40 ? random() % sizeof(postings::Header) : random() % size;
        const auto bit = static_cast<unsigned>(random() % 8);
        flip(published.file(), at, bit);
        unsigned unknown = 0;
        const auto postings = published.postings();
        INFO("bit " << bit << " of byte " << at);
        CHECK((!postings || tells_no_lie(*postings, db, unknown)));
        noticed += !postings || !postings->is_whole() ? 1 : 0;
        flip(published.file(), at, bit);
    }
    CHECK(noticed > 190);  // the rest are bytes between what is used
    CHECK(published.postings()->is_whole());
}

TEST_CASE("postings that were cut, that are of another state or of another database are not used") {
    const Published published;
    const Published other(5);
    const auto size = fs::file_size(published.file());
    const auto kept = published.generation() / "kept";
    fs::copy_file(published.file(), kept);
    for (const auto part : {size - 1, size / 2, sizeof(postings::Header), std::size_t{0}}) {
        fs::resize_file(published.file(), part);
        CHECK_FALSE(published.postings());
    }
    fs::copy_file(other.file(), published.file(), fs::copy_options::overwrite_existing);
    CHECK_FALSE(published.postings());
    fs::copy_file(kept, published.file(), fs::copy_options::overwrite_existing);
    CHECK(published.postings());
    Writer writer = published.open();
    Xapian::Document document = writer.db().get_document(1);
    document.add_term("Znyt");
    writer.db().replace_document(1, document);
    writer.commit();
    CHECK_FALSE(published.postings());
    writer.publish();
    CHECK(published.postings());  // with the change
}

TEST_CASE("after small changes the postings say what Xapian says, and the file stays as it is") {
    const Published published;
    const std::string made = bytes_of(published.file());
    std::mt19937 random(4);
    for (unsigned run = 0; run < 6; ++run) {
        {
            Writer writer = published.open();
            for (unsigned i = 0; i < 40; ++i) change_something(writer, random, run);
            writer.publish();
        }
        INFO("run " << run);
        const auto postings = published.postings();
        REQUIRE(postings);
        const Xapian::Database db = published.db();
        unsigned unknown = 0;
        CHECK(tells_no_lie(*postings, db, unknown));
        CHECK(unknown < kWords);
        CHECK(bounds_hold(*postings, db));
        CHECK(postings->is_whole());
        CHECK(postings->changes() > 0);
        CHECK(postings->find(word(1))->frequency() == db.get_termfreq(word(1)));
        CHECK(bytes_of(published.file()) == made);
    }
    CHECK(published.postings()->growth() > 1);
    CHECK(published.postings()->ranges() > postings::ranges_of(kArticles));
    published.open().publish();  // nothing changed
    CHECK(bytes_of(published.file()) == made);
    CHECK(write_match_postings(published.generation()));
    CHECK(published.postings()->changes() == 0);
    CHECK_FALSE(fs::exists(published.changes_file()));
}

TEST_CASE("many changes have the postings made anew") {
    const Published published;
    for (unsigned run = 0; run < 2; ++run) {
        Writer writer = published.open();
        for (unsigned i = 0; i < postings::kMostChanges * 3 / 5; ++i) {
            Xapian::Document document;
            document.add_term(word(1), 2);
            writer.db().add_document(document);
        }
        writer.publish();
        REQUIRE(published.postings());
        CHECK((published.postings()->changes() == 0) == (run == 1));
        CHECK(fs::exists(published.changes_file()) == (run == 0));
    }
    unsigned unknown = 0;
    CHECK(tells_no_lie(*published.postings(), published.db(), unknown));
}

TEST_CASE("changes of another state, of other postings or damaged ones are not used") {
    const Published published;
    const auto change = [&](bool publishes) {
        Writer writer = published.open();
        Xapian::Document document;
        document.add_term(word(0), 9);
        writer.db().replace_document(17, document);
        writer.commit();
        if (publishes) writer.publish();
    };
    const std::string first = bytes_of(published.file());
    change(true);
    const std::string of_first = bytes_of(published.changes_file());
    const auto is_right = [&] {
        const auto postings = published.postings();
        unsigned unknown = 0;
        return !postings || tells_no_lie(*postings, published.db(), unknown);
    };
    SECTION("a bit that flips, a file that is cut") {
        std::mt19937 random(5);
        for (int i = 0; i < 100; ++i) {
            const std::uint64_t at = random() % of_first.size();
            flip(published.changes_file(), at, static_cast<unsigned>(i % 8));
            INFO("byte " << at);
            CHECK_FALSE(published.postings());
            flip(published.changes_file(), at, static_cast<unsigned>(i % 8));
        }
        CHECK(published.postings());
        fs::resize_file(published.changes_file(), of_first.size() - 4);
        CHECK_FALSE(published.postings());
    }
    SECTION("a run that ends between its commit and the files") {
        change(false);
        CHECK_FALSE(published.postings());
        change(true);  // does not know what the run before changed
        REQUIRE(published.postings());
        CHECK(published.postings()->changes() == 0);
        CHECK(is_right());
    }
    SECTION("a run that ends between two renames") {
        write_match_postings(published.generation());
        const std::string second = bytes_of(published.file());
        write_bytes(published.changes_file(), of_first);  // as if it had not been removed
        REQUIRE(published.postings());
        CHECK(published.postings()->changes() == 0);
        change(true);
        const std::string of_second = bytes_of(published.changes_file());
        CHECK(is_right());
        write_bytes(published.file(), first);
        CHECK_FALSE(published.postings());
        write_bytes(published.file(), second);
        write_bytes(published.changes_file(), of_first);
        CHECK_FALSE(published.postings());
        write_bytes(published.changes_file(), of_second);
        CHECK(published.postings());
        fs::remove(published.changes_file());
        CHECK_FALSE(published.postings());
    }
}

TEST_CASE("postings that cannot be written are no fault of the run") {
    const Published published;
    fs::remove(published.file());
    fs::create_directories(published.generation() / postings::kNewFileName / "in the way");
    CHECK_FALSE(write_match_postings(published.generation()));
    CHECK_NOTHROW(published.open().publish());
}
