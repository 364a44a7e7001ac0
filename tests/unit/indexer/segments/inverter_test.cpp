// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/inverter.hpp"

#include <string>
#include <vector>

#include "indexer/segments/segment_file.hpp"
#include "indexer/segments/term_merger.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::indexer;
using udklip::test::TempFolder;

namespace {

struct Term {
    std::string text;
    Xapian::termcount count;
    std::vector<Xapian::termpos> positions;
};

/// An inverter with the numbers of its terms.
class Inverted {
  public:
    void add(Xapian::docid article, const std::vector<Term>& terms) {
        std::vector<IndexedTerm> numbered;
        for (const Term& term : terms) {
            numbered.push_back({numbers.number_of(term.text), term.count, term.positions});
        }
        inverter.add(article, numbered, numbers);
    }
    void write(std::string& postings, std::string& positions) {
        inverter.write(numbers, postings, positions);
    }
    void clear() {
        inverter.clear();
        numbers.clear();
    }
    /// As "term*count term*count".
    std::string terms_of(std::size_t article) const {
        std::string out;
        for (const auto& entry : inverter.terms_of(article)) {
            out += (out.empty() ? "" : " ") + std::string(numbers.text(entry.term)) + "*" +
                   std::to_string(entry.count);
        }
        return out;
    }

    TermNumbers numbers;
    Inverter inverter;
};

/// As "term articles/occurrences: article*count ..." a line.
std::string postings_of(FileSectionReader& reader, const std::string& term) {
    const auto articles = reader.number();
    std::string line =
        term + " " + std::to_string(articles) + "/" + std::to_string(reader.number());
    Xapian::docid article = 0;
    for (auto left = articles; left > 0; --left) {
        article += reader.number32();
        line += " " + std::to_string(article) + "*" + std::to_string(reader.number());
    }
    return line + "\n";
}

std::string read(SegmentFile& file, const std::vector<FileSection>& sections) {
    std::string lines;
    TermMerger merger(file, sections, 0);
    while (merger.next()) {
        for (FileSectionReader* reader : merger.readers())
            lines += postings_of(*reader, merger.term());
    }
    return lines;
}

}  // namespace

TEST_CASE("articles with their terms become terms with their articles, in order") {
    const TempFolder folder;
    SegmentFile file(folder.path() / "postings");
    Inverted inverted;
    inverted.add(7, {{"mænd", 2, {3, 17}}, {"Zmand", 2, {}}});
    inverted.numbers.number_of("Znowhere");
    inverted.add(9, {{"Zmand", 1, {}}, {"Y2021", 0, {}}});
    CHECK(inverted.inverter.position_table_bytes() > 0);
    std::string postings;
    std::string positions;
    inverted.write(postings, positions);
    const FileSection section = file.append(postings);
    CHECK(read(file, {section}) == "Y2021 1/0 9*0\nZmand 2/3 7*2 9*1\nmænd 1/2 7*2\n");

    SECTION("the terms with positions") {
        SegmentFile other(folder.path() / "positions");
        FileSectionReader reader(other, other.append(positions));
        std::string term;
        reader.front_coded(term);
        CHECK(term == "mænd");
        CHECK(reader.number() == 1);
        CHECK(reader.number() == 7);
        CHECK_FALSE(reader.text().empty());
        CHECK(reader.at_end());
    }
    SECTION("the articles with their terms, in order") {
        CHECK(inverted.terms_of(0) == "Zmand*2 mænd*2");
        CHECK(inverted.terms_of(1) == "Y2021*0 Zmand*1");
    }
    SECTION("it is empty again") {
        inverted.clear();
        CHECK(inverted.inverter.position_table_bytes() == 0);
        inverted.add(10, {{"nyt", 1, {}}});
        postings.clear();
        inverted.write(postings, positions);
        CHECK(inverted.terms_of(0) == "nyt*1");
        CHECK(read(file, {file.append(postings)}) == "nyt 1/1 10*1\n");
    }
}

TEST_CASE("more terms than the table begins with") {
    const TempFolder folder;
    SegmentFile file(folder.path() / "postings");
    Inverted inverted;
    constexpr int kTerms = 100'000;
    for (int i = 0; i < kTerms; ++i) {
        const std::string term = std::to_string(i);
        inverted.add(static_cast<Xapian::docid>(i + 1), {{"fast", 1, {}}, {term, 1, {}}});
    }
    std::string postings;
    std::string positions;
    inverted.write(postings, positions);
    CHECK(positions.empty());
    int terms = 0;
    const std::vector<FileSection> sections = {file.append(postings)};
    TermMerger merger(file, sections, 0);
    std::string before;
    while (merger.next()) {
        CHECK(before < merger.term());
        before = merger.term();
        const auto line = postings_of(*merger.readers().front(), merger.term());
        if (before == "fast") CHECK(line.substr(0, 19) == "fast 100000/100000 ");
        if (before == "4711") CHECK(line == "4711 1/1 4712*1\n");
        ++terms;
    }
    CHECK(terms == kTerms + 1);
}
