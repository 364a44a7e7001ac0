// SPDX-License-Identifier: GPL-3.0-or-later
//
// What store/glass/ writes is read, checked and changed by Xapian itself.
#include <limits>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "store/glass/deflater.hpp"
#include "store/glass/encoding.hpp"
#include "store/glass/postlist_writer.hpp"
#include "store/glass/table_writer.hpp"
#include "store/glass/termlist.hpp"
#include "store/glass/version_file.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

namespace glass = udklip::store::glass;
using udklip::test::TempFolder;

namespace {

struct Posting {
    Xapian::termcount count = 0;
    std::vector<Xapian::termpos> positions;
    bool operator==(const Posting&) const = default;
};

struct Document {
    std::map<std::string, Posting> terms;
    std::map<Xapian::valueno, std::string> values;
    std::string data;
    bool operator==(const Document&) const = default;
};

struct Contents {
    std::map<Xapian::docid, Document> documents;
    std::map<std::string, std::string> metadata;
};

std::uint64_t length_of(const Document& document) {
    std::uint64_t length = 0;
    for (const auto& [term, posting] : document.terms) length += posting.count;
    return length;
}

void write_documents(const Contents& contents, const std::filesystem::path& folder,
                     glass::TableRoots& roots) {
    glass::TableWriter docdata(folder / "docdata.glass");
    glass::TableWriter termlist(folder / "termlist.glass");
    glass::Deflater deflater(glass::Effort::little);
    for (const auto& [number, document] : contents.documents) {
        std::string key;
        glass::append_sortable(key, number);
        const auto data = deflater.deflate(document.data);
        if (!document.data.empty()) docdata.add(key, data.bytes, data.kind);
        glass::TermlistTag tag(length_of(document), document.terms.size());
        for (const auto& [term, posting] : document.terms) tag.add(term, posting.count);
        const auto terms = deflater.deflate(tag.bytes());
        termlist.add(key, terms.bytes, terms.kind);
        if (document.values.empty()) continue;
        std::vector<Xapian::valueno> slots;
        for (const auto& [slot, value] : document.values) slots.push_back(slot);
        key.push_back('\0');
        termlist.add(key, glass::slots_tag(slots));
    }
    roots.docdata = docdata.finish();
    roots.termlist = termlist.finish();
}

void write_values(const Contents& contents, glass::PostlistWriter& out) {
    std::map<Xapian::valueno, std::map<Xapian::docid, std::string>> by_slot;
    for (const auto& [number, document] : contents.documents) {
        for (const auto& [slot, value] : document.values) by_slot[slot][number] = value;
    }
    for (const auto& [slot, values] : by_slot) {
        glass::ValueStatistics statistics;
        for (const auto& [number, value] : values) statistics.add(value);
        out.add_value_statistics(slot, statistics);
    }
    for (const auto& [slot, values] : by_slot) {
        out.begin_values(slot);
        for (const auto& [number, value] : values) out.add_value(number, value);
    }
}

void write_terms(const Contents& contents, const std::filesystem::path& folder,
                 glass::TableRoots& roots, std::size_t spare) {
    glass::TableWriter table(folder / "postlist.glass", spare);
    glass::TableWriter position(folder / "position.glass", spare);
    glass::PostlistWriter out(table);
    for (const auto& [key, value] : contents.metadata) out.add_metadata(key, value);
    write_values(contents, out);
    out.begin_lengths();
    std::map<std::string, std::map<Xapian::docid, Posting>> by_term;
    for (const auto& [number, document] : contents.documents) {
        out.add_posting(number, static_cast<Xapian::termcount>(length_of(document)));
        for (const auto& [term, posting] : document.terms) by_term[term][number] = posting;
    }
    for (const auto& [term, postings] : by_term) {
        std::uint64_t occurrences = 0;
        for (const auto& [number, posting] : postings) occurrences += posting.count;
        out.begin_term(term, static_cast<Xapian::doccount>(postings.size()), occurrences);
        for (const auto& [number, posting] : postings) {
            out.add_posting(number, posting.count);
            if (posting.positions.empty()) continue;
            std::string key;
            glass::append_sortable(key, term, glass::Ending::more_follows);
            glass::append_sortable(key, number);
            std::string tag;
            glass::append_positions(tag, posting.positions);
            position.add(key, tag);
        }
    }
    out.finish();
    roots.postlist = table.finish();
    roots.position = position.finish();
}

void write(const Contents& contents, const std::filesystem::path& folder, std::size_t spare = 0) {
    glass::TableRoots roots;
    write_documents(contents, folder, roots);
    write_terms(contents, folder, roots, spare);
    glass::Statistics statistics;
    for (const auto& [number, document] : contents.documents) {
        statistics.add_document(length_of(document));
        for (const auto& [term, posting] : document.terms) {
            statistics.greatest_count = std::max(statistics.greatest_count, posting.count);
        }
        statistics.last_document = number;
    }
    glass::write_version_file(folder, roots, statistics);
}

Document document_in(const Xapian::Database& db, Xapian::docid number) {
    const Xapian::Document stored = db.get_document(number);
    Document document;
    document.data = stored.get_data();
    for (auto value = stored.values_begin(); value != stored.values_end(); ++value) {
        document.values[value.get_valueno()] = *value;
    }
    for (auto term = db.termlist_begin(number); term != db.termlist_end(number); ++term) {
        Posting& posting = document.terms[*term];
        posting.count = term.get_wdf();
        posting.positions.assign(db.positionlist_begin(number, *term),
                                 db.positionlist_end(number, *term));
    }
    return document;
}

/// The postings, read from the terms' side.
std::map<std::string, std::map<Xapian::docid, Xapian::termcount>> postings_in(
    const Xapian::Database& db) {
    std::map<std::string, std::map<Xapian::docid, Xapian::termcount>> all;
    for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
        for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at) {
            all[*term][*at] = at.get_wdf();
        }
        REQUIRE(db.get_termfreq(*term) == all[*term].size());
    }
    return all;
}

void check_same(const std::filesystem::path& folder, const Contents& contents) {
    std::ostringstream said;
    const auto faults = Xapian::Database::check(folder.string(), Xapian::DBCHECK_SHOW_STATS, &said);
    INFO(said.str());
    REQUIRE(faults == 0);
    const Xapian::Database db(folder.string());
    REQUIRE(db.get_doccount() == contents.documents.size());
    std::map<std::string, std::map<Xapian::docid, Xapian::termcount>> postings;
    std::uint64_t length = 0;
    for (const auto& [number, document] : contents.documents) {
        REQUIRE(document_in(db, number) == document);
        REQUIRE(db.get_doclength(number) == length_of(document));
        length += length_of(document);
        for (const auto& [term, posting] : document.terms) {
            postings[term][number] = posting.count;
        }
    }
    REQUIRE(postings_in(db) == postings);
    REQUIRE(db.get_total_length() == length);
    std::map<std::string, std::string> metadata;
    for (auto key = db.metadata_keys_begin(); key != db.metadata_keys_end(); ++key) {
        metadata[*key] = db.get_metadata(*key);
    }
    REQUIRE(metadata == contents.metadata);
}

/// Everything at random: sizes around the bounds of chunks, items and blocks, zero bytes, gaps.
class Chance {
  public:
    explicit Chance(unsigned seed) : random_(seed) {}

    std::uint32_t below(std::uint32_t limit) {
        return static_cast<std::uint32_t>(random_() % limit);
    }
    std::string bytes(std::size_t size, bool compressible) {
        std::string out(size, 'a');
        for (auto& byte : out) byte = static_cast<char>(compressible ? 'a' + below(3) : below(256));
        return out;
    }
    std::string term() {
        if (below(20) == 0) return bytes(1 + below(100), false) + std::string(1, '\0') + "x";
        if (below(20) == 0) return bytes(200 + below(46), true);
        return bytes(1 + below(5), true);
    }
    Posting posting() {
        constexpr std::uint32_t kLargest = std::numeric_limits<std::uint32_t>::max();
        Posting posting;
        posting.count = below(4) == 0 ? below(1000) : below(3);
        const std::uint32_t spread = below(3) == 0 ? 10 : below(3) == 0 ? kLargest : 3000;
        std::set<Xapian::termpos> positions;
        for (auto left = below(3) == 0 ? below(8) : 0; left > 0; --left) {
            positions.insert(1 + below(spread));
        }
        posting.positions.assign(positions.begin(), positions.end());
        return posting;
    }
    std::size_t size() {
        switch (below(6)) {
            case 0:
                return below(30);
            case 1:
                return 2000 + below(100);
            case 2:
                return 8100 + below(200);
            case 3:
                return below(60'000);
            default:
                return below(3000);
        }
    }
    Document document() {
        Document document;
        if (below(10) == 0) return document;  // an empty one
        for (auto left = below(80); left > 0; --left) document.terms[term()] = posting();
        // Xapian's check takes documents without length for such without terms.
        document.terms["fast"] = {1, {}};
        for (auto left = below(4); left > 0; --left) {
            document.values[below(12)] = bytes(1 + below(300), below(2) == 0);
        }
        if (below(4) != 0) document.data = bytes(size(), below(2) == 0);
        return document;
    }
    Contents contents() {
        Contents contents;
        Xapian::docid number = 0;
        for (auto left = 1 + below(400); left > 0; --left) {
            number += below(50) == 0 ? below(70'000) + 1 : 1;
            contents.documents[number] = document();
        }
        for (auto left = below(300); left > 0; --left) {
            contents.metadata[bytes(1 + below(200), false)] = bytes(1 + size(), below(2) == 0);
        }
        return contents;
    }

  private:
    std::mt19937 random_;
};

}  // namespace

TEST_CASE("what is written is what Xapian reads") {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        INFO("seed " << seed);
        const TempFolder folder;
        const auto contents = Chance(seed).contents();
        write(contents, folder.path(), seed % 3 == 0 ? 0 : seed * 32);
        check_same(folder.path(), contents);
    }
}

TEST_CASE("lists of many chunks are found from any document, however long their terms") {
    const std::string longest(245, 'z');
    const std::string zeros(120, '\0');
    for (const std::size_t spare : {0U, 96U, 2000U}) {
        INFO("spare " << spare);
        const TempFolder folder;
        Chance chance(static_cast<unsigned>(spare + 1));
        Contents contents;
        for (Xapian::docid number = 1; number < 40'000; number += 1 + chance.below(12)) {
            Document& document = contents.documents[number];
            document.terms["kommune"] = {1 + chance.below(3), {}};
            if (chance.below(2) == 0) document.terms[longest] = {1 + chance.below(300), {}};
            if (chance.below(3) == 0) document.terms[zeros] = {1, {}};
            if (chance.below(3) == 0) document.values[3] = chance.bytes(132, false);
            if (chance.below(500) == 0) document.values[3] = chance.bytes(5000, false);
        }
        write(contents, folder.path(), spare);
        check_same(folder.path(), contents);
        const Xapian::Database db(folder.path().string());
        for (int round = 0; round < 300; ++round) {
            const Xapian::docid from = 1 + chance.below(41'000);
            const auto expected = contents.documents.lower_bound(from);
            auto at = db.postlist_begin("kommune");
            at.skip_to(from);
            REQUIRE((at == db.postlist_end("kommune")) == (expected == contents.documents.end()));
            if (expected == contents.documents.end()) continue;
            REQUIRE(*at == expected->first);
            REQUIRE(at.get_doclength() == length_of(expected->second));
            auto value = db.valuestream_begin(3);
            value.skip_to(from);
            auto with_value = expected;
            while (with_value != contents.documents.end() && with_value->second.values.empty()) {
                ++with_value;
            }
            REQUIRE((value == db.valuestream_end(3)) == (with_value == contents.documents.end()));
            if (with_value == contents.documents.end()) continue;
            REQUIRE(value.get_docid() == with_value->first);
            REQUIRE(*value == with_value->second.values.at(3));
        }
    }
}

TEST_CASE("Xapian can change what was written") {
    for (unsigned seed = 101; seed <= 108; ++seed) {
        INFO("seed " << seed);
        const TempFolder folder;
        Chance chance(seed);
        auto contents = chance.contents();
        write(contents, folder.path(), seed % 2 == 0 ? 0 : 96);
        Xapian::WritableDatabase db(folder.path().string(), Xapian::DB_OPEN);
        for (auto at = contents.documents.begin(); at != contents.documents.end();) {
            const bool leaves = chance.below(3) == 0;
            const bool is_replaced = chance.below(3) == 0;
            if (leaves) {
                db.delete_document(at->first);
                at = contents.documents.erase(at);
                continue;
            }
            if (is_replaced) {
                at->second = document_in(Xapian::Database(folder.path().string()), at->first);
                at->second.data = chance.bytes(chance.size(), true);
                at->second.terms["tilføjet"] = {1, {1, 2, 3}};
                auto stored = db.get_document(at->first);
                stored.set_data(at->second.data);
                for (const Xapian::termpos position : {1, 2, 3}) {
                    stored.add_posting("tilføjet", position, position == 1 ? 1 : 0);
                }
                db.replace_document(at->first, stored);
            }
            ++at;
        }
        for (auto& [key, value] : contents.metadata) {
            value = chance.bytes(1 + chance.size(), false);
            db.set_metadata(key, value);
        }
        db.commit();
        db.close();
        check_same(folder.path(), contents);
    }
}

TEST_CASE("a table grows levels, and every key is found") {
    const TempFolder folder;
    Contents contents;
    for (int i = 0; i < 60'000; ++i) {
        contents.metadata[std::string(180, 'n') + std::to_string(i)] = std::to_string(i * 7);
    }
    contents.documents[1] = {};
    write(contents, folder.path());
    check_same(folder.path(), contents);
}

TEST_CASE("a long tag fills its blocks but for what is to be spare") {
    const TempFolder folder;
    glass::TableWriter table(folder.path() / "docdata.glass", 96);
    table.add("k", std::string(1'000'000, 'x'));
    // 7,900 bytes of each block of 8,192 at the least, and a branch.
    CHECK(table.finish().blocks <= 1'000'000 / 7'900 + 2);
}

TEST_CASE("a database without documents") {
    const TempFolder folder;
    Contents contents;
    contents.metadata["nøgle"] = "værdi";
    glass::TableRoots roots;
    write_documents(contents, folder.path(), roots);
    glass::TableWriter table(folder.path() / "postlist.glass");
    glass::PostlistWriter out(table);
    for (const auto& [key, value] : contents.metadata) out.add_metadata(key, value);
    out.finish();
    roots.postlist = table.finish();
    glass::write_version_file(folder.path(), roots, {});
    const Xapian::Database db(folder.path().string());
    CHECK(db.get_doccount() == 0);
    CHECK(db.get_metadata("nøgle") == "værdi");
    Xapian::WritableDatabase writable(folder.path().string(), Xapian::DB_OPEN);
    CHECK(writable.add_document(Xapian::Document()) == 1);
    writable.commit();
}

TEST_CASE("lengths lie in small chunks, which ranking decodes up to each candidate") {
    constexpr unsigned kDocuments = 20'000;  // two bytes each
    const TempFolder folder;
    glass::TableWriter table(folder.path() / "postlist.glass");
    glass::PostlistWriter out(table);
    out.begin_lengths();
    for (Xapian::docid number = 1; number <= kDocuments; ++number) out.add_posting(number, 7);
    out.finish();
    CHECK(table.finish().entries >= kDocuments * 2 / 300);
}

TEST_CASE("statistics leave documents without length out of the shortest") {
    glass::Statistics all;
    all.add_document(0);
    all.add_document(7);
    all.add_document(3);
    CHECK(all.documents == 3);
    CHECK(all.shortest == 3);
    CHECK(all.longest == 7);
    CHECK(all.total_length == 10);
    glass::Statistics none;
    none.add(all);
    CHECK(none.shortest == 3);
    all.add(glass::Statistics{});
    CHECK(all.shortest == 3);
}

TEST_CASE("keys that do not ascend are refused") {
    const TempFolder folder;
    glass::TableWriter table(folder.path() / "docdata.glass");
    table.add("b", "1");
    CHECK_THROWS(table.add("b", "2"));
    CHECK_THROWS(table.add("a", "2"));
    CHECK_THROWS(table.add(std::string(256, 'c'), "2"));
    CHECK_THROWS(table.add("", "2"));
}

TEST_CASE("numbers sort as they are") {
    std::string before;
    for (const std::uint32_t number :
         {0U, 1U, 0x7FFFU, 0x8000U, 0x3FFFFFU, 0x400000U, 0x1FFFFFFFU, 0x20000000U, 0xFFFFFFFFU}) {
        std::string key;
        glass::append_sortable(key, number);
        CHECK((before.empty() || before < key));
        before = key;
    }
}

TEST_CASE("the linked Xapian says whether it reads our tables") {
    const TempFolder folder;
    Xapian::WritableDatabase((folder.path() / "db").string(), Xapian::DB_CREATE).close();
    CHECK(glass::has_our_format(folder.path() / "db"));
    CHECK_FALSE(glass::has_our_format(folder.path()));
    std::string file("\x0F\x0DXapian Glass\x04\x6E and more");  // 2016-03-14
    CHECK(glass::names_our_format(file));
    file[15] = '\x6F';
    CHECK_FALSE(glass::names_our_format(file));
    CHECK_FALSE(glass::names_our_format("\x0F\x0DXapian Glass\x04"));
    CHECK_FALSE(glass::names_our_format(""));
}
