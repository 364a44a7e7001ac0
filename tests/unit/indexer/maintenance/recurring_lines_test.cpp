// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/recurring_lines.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "indexer/updating/targets/direct_target.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace udklip::indexer;
using udklip::test::analyzer;

namespace {

constexpr int kEnough = 12;

/// Letters instead of figures: lines that differ in their numbers alone count as one.
std::string spelt(int number) {
    std::string out;
    for (; number > 0; number /= 10) out.push_back(static_cast<char>('a' + number % 10));
    return out;
}

/// A text that is like no other.
std::string sentence(int number) {
    return fmt::format("Nummer{0} siger k{0} og l{0} til m{0} om n{0} og o{0} i p{0} for q{0}.",
                       spelt(number));
}

/// Enough for all articles of a test at once.
constexpr std::size_t kMemory = std::size_t{64} << 20;

class Pages {
  public:
    Pages()
        : writer_(store::Writer::open(folder_.path(), analyzer().fingerprint(),
                                      store::Writer::WhenLocked::fail)),
          target_(writer_, analyzer(), kMemory) {}

    /// One more article of a source.
    Pages& add(const std::string& text, const std::string& source = "Avisen",
               const std::string& title = "") {
        store::Record record;
        record.id = fmt::format("{:03}", ++count_);
        record.title = title;
        record.title_from = title.empty() ? "" : "metadata";
        record.text = text;
        record.source = source;
        record.path = "/arkiv/" + record.id;
        target_.add(Entry(record));
        return *this;
    }

    /// An article between two lines, which may be empty.
    Pages& page(const std::string& above, const std::string& below,
                const std::string& source = "Avisen") {
        const int number = count_;
        return add((above.empty() ? "" : above + "\n\n") + sentence(number) + "\n\n" +
                       sentence(number + 1000) + (below.empty() ? "" : "\n\n" + below),
                   source);
    }

    std::vector<RecurringLine> lines(const std::string& rows = "") {
        target_.commit();
        auto headings = FurnitureHeadings::built_in();
        headings.add(rows, "mine.tsv");
        udklip::store::Articles articles(writer_.db());
        return recurring_lines(writer_.db(), articles, headings);
    }

    std::vector<std::string> rows(const std::string& known = "") {
        std::vector<std::string> all;
        for (const auto& line : lines(known)) all.push_back(line.row);
        return all;
    }

    nlohmann::json report() {
        const std::atomic<bool> never = false;
        target_.finish();
        return nlohmann::json::parse(
            recurring_lines_report(folder_.path(), FurnitureHeadings::built_in(), true, never));
    }

  private:
    test::TempFolder folder_;
    store::Writer writer_;
    DirectTarget target_;
    int count_ = 0;
};

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("what stands above or below many articles of a source is told, as rows") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) pages.page("Lyt til avisen", "Skriv til os her");
    pages.page("", "Kun her");
    const auto lines = pages.lines();
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].row == "line\tLyt til avisen");
    CHECK_FALSE(lines[0].below);
    CHECK(lines[1].row == "line\tSkriv til os her");
    CHECK(lines[1].below);
    REQUIRE(lines[0].sources.size() == 1);
    CHECK(lines[0].sources[0].name == "Avisen");
    CHECK(lines[0].sources[0].texts == kEnough);
    CHECK(lines[0].sources[0].of == kEnough + 1);
    CHECK(lines[0].example == "001");
}

TEST_CASE("each source is counted by itself, capitals and spaces in its name aside") {
    Pages few;
    for (int i = 0; i < kEnough; ++i) few.page("", "Skriv til os her", i % 2 == 0 ? "A" : "B");
    CHECK(few.rows().empty());
    Pages one;
    for (int i = 0; i < kEnough; ++i) one.page("", "Skriv til os her", i % 2 == 0 ? "KL" : "kl");
    CHECK(one.rows() == Rows{"line\tSkriv til os her"});
}

TEST_CASE("a line in the midst of articles, or below few of very many, is no edge") {
    Pages midst;
    for (int i = 0; i < kEnough; ++i) {
        midst.add(sentence(i) + "\n\nMellemrubrik\n\n" + sentence(i + 1000));
    }
    CHECK(midst.rows().empty());
    Pages many;
    for (int i = 0; i < kEnough; ++i) many.page("", "Skriv til os her");
    for (int i = 0; i < 30 * kEnough; ++i) many.page("", "");
    CHECK(many.rows().empty());
}

TEST_CASE("a run goes as far as its lines recur") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) {
        pages.page("", fmt::format("Lige over {}\n\nSkriv til os her\n\nLæs mere om os\n\nFarvel",
                                   static_cast<char>('a' + i)));
    }
    CHECK(pages.rows() == Rows{"line\tFarvel", "line\tLæs mere om os", "line\tSkriv til os her"});
    Pages broken;
    for (int i = 0; i < kEnough; ++i) {
        broken.page("", fmt::format("Skriv til os her\n\nKun {}", static_cast<char>('a' + i)));
    }
    CHECK(broken.rows().empty());
}

TEST_CASE("numbers may differ") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) pages.page("", fmt::format("Læst {} gange", 1000 + i));
    for (int i = 0; i < kEnough; ++i) pages.page("", "Ring 33 70");
    CHECK(pages.rows() == Rows{"line\tLæst {number} gange", "line\tRing 33 70"});
}

TEST_CASE("near-duplicates count once") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) {
        pages.add(sentence(1) + "\n\n" + sentence(2) + "\n\n" + sentence(3) + "\n\n" + sentence(4) +
                  "\n\nSkriv til os her");
    }
    CHECK(pages.rows().empty());
}

TEST_CASE("an article's own title and its only sentence are no edges") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) {
        pages.add("Ugens digt\n\n" + sentence(i), "Avisen", "Ugens digt");
    }
    CHECK(pages.rows().empty());
    Pages verses;
    for (int i = 0; i < kEnough; ++i) verses.add(fmt::format("Kun ord {}\nOg flere ord", i));
    CHECK(verses.rows().empty());
}

TEST_CASE("what the tables know is not told again, also if it is text") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) pages.page("", "Skriv til os her\n\nAf Ritzau");
    CHECK(pages.rows("text\tAf Ritzau\n") == Rows{"line\tSkriv til os her"});
    CHECK(pages.rows("line\tSkriv til {name}\nline\tSkriv til os her\n") ==
          Rows{"line\tAf Ritzau"});
}

TEST_CASE("lines that no row can stand for are left out") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) {
        pages.page("", fmt::format("***\n\n{}\n\n{{en klamme}}", 100 + i));
    }
    CHECK(pages.rows().empty());
}

TEST_CASE("as JSON") {
    Pages pages;
    for (int i = 0; i < kEnough; ++i) pages.page("", "Skriv til os her", "");
    const auto json = pages.report();
    REQUIRE(json.size() == 1);
    CHECK(json[0]["row"] == "line\tSkriv til os her");
    CHECK(json[0]["where"] == "below");
    CHECK(json[0]["sources"][0]["source"].is_null());
    CHECK(json[0]["sources"][0]["texts"] == kEnough);
    CHECK(json[0]["example"] == "001");
}
