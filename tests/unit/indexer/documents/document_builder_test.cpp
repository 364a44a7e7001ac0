// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/documents/document_builder.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/layout/schema.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"

using namespace udklip::indexer;
using udklip::store::Record;
namespace slot = udklip::store::slot;
namespace prefix = udklip::store::prefix;

namespace {

Record record_of(const std::string& title, const std::string& text) {
    Record record;
    record.id = "id";
    record.path = "/arkiv/a.txt";
    record.title = title;
    record.text = text;
    record.title_from = "metadata";
    return record;
}

Xapian::Document built(const Record& record) {
    DocumentBuilder builder(udklip::test::analyzer());
    return builder.build(Entry(record));
}

std::map<std::string, Xapian::termcount> counts(const Xapian::Document& document) {
    std::map<std::string, Xapian::termcount> all;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        all[*term] = term.get_wdf();
    }
    return all;
}

std::vector<Xapian::termpos> positions(const Xapian::Document& document,
                                       const std::string& wanted) {
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        if (*term == wanted) return {term.positionlist_begin(), term.positionlist_end()};
    }
    return {};
}

using Positions = std::vector<Xapian::termpos>;

}  // namespace

TEST_CASE("written words stand where they are written, stop words too") {
    const auto document = built(record_of("", "Kommunerne og kommunen og KL."));
    const auto all = counts(document);
    CHECK(all.at("kommunerne") == 1);
    CHECK(all.at("og") == 2);
    CHECK(positions(document, "kommunerne") == Positions{1});
    CHECK(positions(document, "og") == Positions{2, 4});
    CHECK(positions(document, "kommunen") == Positions{3});
    CHECK(positions(document, "kl") == Positions{5});
}

TEST_CASE("lemmas are counted over all their forms, without positions") {
    const auto document = built(record_of("", "Kommunerne og kommunen og en kommune."));
    CHECK(counts(document).at("Zkommune") == 3);
    CHECK(positions(document, "Zkommune").empty());
    CHECK_FALSE(counts(document).contains("Zog"));
    CHECK_FALSE(counts(document).contains("Zen"));
}

TEST_CASE("the parts of a compound are lemmas like others") {
    const auto all = counts(built(record_of("", "Socialområdet er et område.")));
    CHECK(all.at("Zsocialområde") == 1);
    CHECK(all.at("Zsocial") == 1);
    CHECK(all.at("Zområde") == 2);
}

TEST_CASE("the title has terms of its own, and its lemmas count extra") {
    const auto document = built(record_of("Kommunen sparer", "En kommune."));
    const auto all = counts(document);
    CHECK(all.at("Skommunen") == 1);
    CHECK(positions(document, "Skommunen") == Positions{1});
    CHECK(positions(document, "Ssparer") == Positions{2});
    CHECK(all.at("ZSkommune") == 1);
    CHECK(all.at("Zkommune") == 1 + kTitleExtra);
    CHECK_FALSE(all.contains("kommunen"));
}

TEST_CASE("a title that was made from the text does not count extra") {
    Record record = record_of("Kommunen sparer", "Kommunen sparer. Mere.");
    record.title_from = udklip::store::kFirstSentence;
    CHECK(counts(built(record)).at("Zkommune") == 1);
    CHECK(counts(built(record)).at("ZSkommune") == 1);
}

TEST_CASE("other spellings stand at the position of the word") {
    const auto document = built(record_of("", "Ja, KL's tv-avis og KL."));
    CHECK(positions(document, "kl's") == Positions{2});
    CHECK(positions(document, "kl") == Positions{2, 6});
    CHECK(counts(document).at("kl") == 2);
    CHECK(counts(document).at("Zkl") == 2);
    CHECK(positions(document, "tv") == Positions{3});
    CHECK(positions(document, "tvavis") == Positions{3});
    CHECK(positions(document, "tv-avis") == Positions{3});
    CHECK(positions(document, "avis") == Positions{4});
}

TEST_CASE("what an elliptic compound leaves out is a lemma, and no written word") {
    const auto all = counts(built(record_of("", "social- og sundhedsområdet")));
    CHECK(all.at("Zsocialområde") == 1);
    CHECK_FALSE(all.contains("socialområde"));
    CHECK_FALSE(all.contains("socialområdet"));
    CHECK_FALSE(all.contains(""));
}

TEST_CASE("fields have terms that do not count as words") {
    Record record = record_of("", "Tekst.");
    record.date = "2021-06-18";
    record.source = "Århus Stiftstidende";
    record.author = "Anne Holm";
    record.section = "Kultur";
    const auto document = built(record);
    const auto all = counts(document);
    for (const char* term : {"Qid", "XFILE/arkiv/a.txt", "XC00arkiv", "XC01a.txt", "Y2021",
                             "M202106", "XSRCårhus stiftstidende", "Aanne holm", "XKkultur"}) {
        INFO(term);
        REQUIRE(all.contains(term));
        CHECK(all.at(term) == 0);
    }
}

TEST_CASE("what is not known has no term and no value") {
    const auto document = built(record_of("", "Tekst."));
    for (const auto& [term, count] : counts(document)) {
        INFO(term);
        CHECK((term[0] != 'Y' && term[0] != 'M' && term[0] != 'A'));
        CHECK_FALSE(term.starts_with("XSRC"));
        CHECK_FALSE(term.starts_with("XK"));
    }
    for (const auto number : {slot::date_first, slot::date_last, slot::year, slot::month,
                              slot::source, slot::author, slot::section}) {
        CHECK(document.get_value(number).empty());
    }
}

TEST_CASE("a date has values as precise as it is known") {
    Record record = record_of("", "Tekst.");
    record.date = "2021-06";
    auto document = built(record);
    CHECK(document.get_value(slot::date_first) == "20210601");
    CHECK(document.get_value(slot::date_last) == "20210630");
    CHECK(document.get_value(slot::year) == "2021");
    CHECK(document.get_value(slot::month) == "2021-06");
    record.date = "2020";
    document = built(record);
    CHECK(document.get_value(slot::date_first) == "20200101");
    CHECK(document.get_value(slot::date_last) == "20201231");
    CHECK(document.get_value(slot::month).empty());
    CHECK_FALSE(counts(document).contains("M202000"));
    record.date = "2021-06-18T06:00:00+02:00";
    document = built(record);
    CHECK(document.get_value(slot::date_first) == "20210618");
    CHECK(document.get_value(slot::date_last) == "20210618");
}

TEST_CASE("values order articles by date and time, undated ones last, then by id") {
    const auto values = [](Xapian::valueno number) {
        std::vector<std::string> all;
        for (const auto& [date, id] :
             std::vector<std::pair<std::string, std::string>>{{"2021-06-18", "b"},
                                                              {"2021-06-18", "c"},
                                                              {"2020", "a"},
                                                              {"", "d"},
                                                              {"2021-06-18T20:00:00", "a"},
                                                              {"2021-06-18T08:00:00+02:00", "z"}}) {
            Record record = record_of("", "");
            record.date = date;
            record.id = id;
            all.push_back(built(record).get_value(number));
        }
        return all;
    };
    const auto newest = values(slot::newest);
    CHECK(newest[0] < newest[1]);
    CHECK(newest[1] < newest[2]);
    CHECK(newest[2] < newest[3]);
    CHECK(newest[4] < newest[5]);
    CHECK(newest[5] < newest[0]);
    const auto oldest = values(slot::oldest);
    CHECK(oldest[2] < oldest[0]);
    CHECK(oldest[0] < oldest[1]);
    CHECK(oldest[1] < oldest[5]);
    CHECK(oldest[5] < oldest[4]);
    CHECK(oldest[4] < oldest[3]);
}

TEST_CASE("a paragraph begins one position further on") {
    const auto document = built(record_of("", "En skole.\nHer er\n\nden ene\n \n\nanden."));
    CHECK(positions(document, "her") == std::vector<Xapian::termpos>{3});
    CHECK(positions(document, "den") == std::vector<Xapian::termpos>{6});
    CHECK(positions(document, "anden") == std::vector<Xapian::termpos>{9});
}

TEST_CASE("the data is the whole record") {
    Record record = record_of("Titel", "Teksten.");
    record.url = "https://kl.dk";
    CHECK(udklip::store::decode(built(record).get_data()) == record);
}

TEST_CASE("endless ids, paths and words are taken") {
    Record record = record_of(std::string(5000, 'b'), std::string(5000, 'a') + " kommune");
    record.id = std::string(1000, 'i');
    record.path = "/" + std::string(1000, 'p');
    record.source = std::string(1000, 's');
    const auto document = built(record);
    const auto all = counts(document);
    CHECK(all.contains(udklip::store::term(prefix::id, record.id)));
    CHECK(all.contains("Zkommune"));
    for (const auto& [term, count] : all) CHECK(term.size() <= udklip::store::kMaxTermBytes);
    Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
    CHECK_NOTHROW(db.add_document(document));
}

TEST_CASE("chains without end are taken, and do not take for ever") {
    constexpr Xapian::termcount kLinks = 500'000;
    std::string chain;
    for (Xapian::termcount i = 0; i < kLinks; ++i) chain += "a-";
    const auto document = built(record_of("", chain + "b a"));
    CHECK(counts(document).at("a") == kLinks + 1);
    const auto at = positions(document, "a");
    CHECK(at.size() == kLinks + 1);
    CHECK(std::is_sorted(at.begin(), at.end()));
}

TEST_CASE("a builder keeps nothing of the article before") {
    DocumentBuilder builder(udklip::test::analyzer());
    const Record first = record_of("Kommunen", "KL's kommune, § 12, social- og sundhedsområdet");
    const Record second = record_of("Regionen", "Den region.");
    const auto alone = counts(builder.build(Entry(second)));
    builder.build(Entry(first));
    CHECK(counts(builder.build(Entry(second))) == alone);
    CHECK(alone == counts(built(second)));
}

TEST_CASE("what a builder remembers of words holds while analyzer and builder forget") {
    udklip::language::Analyzer analyzer(udklip::test::lexicon());
    DocumentBuilder builder(analyzer);
    const Record record = record_of("Kommunens socialområde", "KL's kommune. Kommunens område.");
    const auto alone = counts(built(record));
    CHECK(counts(builder.build(Entry(record))) == alone);
    builder.forget_terms();
    builder.analyze(Entry(record_of("Regionen", "Den region, § 12.")));
    CHECK(counts(builder.build(Entry(record))) == alone);

    const std::uint32_t generation = analyzer.generation();
    int word = 0;
    while (analyzer.generation() == generation) {
        std::string text;
        for (int i = 0; i < 5000; ++i) text += std::to_string(++word) + " ";
        analyzer.analyze(text);
    }
    // Other words have the first numbers now.
    builder.analyze(Entry(record_of("Områder", "Mange kommuner.")));
    CHECK(counts(builder.build(Entry(record))) == alone);
}

TEST_CASE("the content hash differs whenever anything that is kept differs") {
    std::set<std::string> hashes{Entry(Record{}).hash};
    std::size_t fields = 0;
    for (const auto field :
         {&Record::id, &Record::title, &Record::text, &Record::date, &Record::source,
          &Record::author, &Record::section, &Record::url, &Record::path, &Record::title_from,
          &Record::date_from, &Record::source_from, &Record::author_from, &Record::section_from,
          &Record::url_from, &Record::furniture}) {
        Record record;
        record.*field = "x";
        hashes.insert(Entry(record).hash);
        ++fields;
    }
    CHECK(hashes.size() == fields + 1);
    CHECK(Entry(Record{}).hash.size() == 8);
    CHECK(Entry(Record{}).hash == Entry(Record{}).hash);
    const Record record = record_of("a", "b");
    CHECK(built(record).get_value(slot::content_hash) == Entry(record).hash);
}

TEST_CASE("furniture has positions, no frequency, and prefixes of its own") {
    Record record = record_of("Hus", "Et hus.");
    const auto without = built(record);
    record.furniture = "Kontakter\nDen Grønne Trepart";
    record.date_from = "path";
    const auto with = built(record);
    const auto all = counts(with);
    CHECK(all.at("XFgrønne") == 0);
    CHECK(all.at("XFZgrøn") == 0);
    CHECK(positions(with, "XFgrønne").size() == 1);
    CHECK(positions(with, "XFgrønne")[0] + 1 == positions(with, "XFtrepart")[0]);
    CHECK_FALSE(all.contains("grønne"));
    CHECK_FALSE(all.contains("Zgrøn"));
    CHECK(all.contains("XPdate:path"));
    CHECK(all.contains("XPfurniture:page"));
    const auto length = [](const std::map<std::string, Xapian::termcount>& terms) {
        Xapian::termcount sum = 0;
        for (const auto& [term, count] : terms) sum += count;
        return sum;
    };
    CHECK(length(all) == length(counts(without)));
}

TEST_CASE("a caption's words are words of the article, each form once, far behind the text") {
    Record record = record_of("Hus", "Et hus ved havnen.");
    const auto without = counts(built(record));
    record.captions = "En kajen, kajen og kajen ved havnen.\n\nFoto: Bo Lund";
    const auto with = built(record);
    const auto all = counts(with);
    CHECK(all.at("kajen") == 1);
    CHECK(all.at("Zkaj") == 1);
    CHECK(all.at("Zhavn") == without.at("Zhavn") + 1);
    CHECK(all.at("Zhus") == without.at("Zhus"));
    CHECK(all.contains("XELund"));
    CHECK_FALSE(all.contains("XFkajen"));
    CHECK(positions(with, "kajen").size() == 3);
    CHECK(positions(with, "kajen")[0] > positions(with, "hus").back() + 500);
}
