// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "indexer/reading/mail/mail.hpp"
#include "indexer/reading/reader.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/reading.hpp"

using namespace udklip;
using namespace udklip::indexer;

namespace {

/// Takes a mail for an article as it stands.
class RawMails final : public ForeignReader {
  public:
    void read(ByteSource& bytes, Format format, ArticleSink& sink) override {
        REQUIRE(format == Format::mail);
        Article article;
        article.text = read_up_to(bytes, 1'000'000);
        if (article.text.empty()) return sink.reject({}, "is empty");
        sink.article(std::move(article));
    }
    void read_outside(ByteSource&, const OutsidePrograms&, const OutsideProgram&,
                      ArticleSink&) override {
        FAIL("a mailbox is read by no program of the user's");
    }
};

std::vector<std::string> mails(std::string_view bytes, std::size_t step = 1000) {
    TricklingSource source(bytes, step);
    CollectingSink sink;
    RawMails reader;
    read_mbox(source, reader, sink);
    std::vector<std::string> texts;
    for (const auto& article : sink.articles) {
        CHECK(article.record == texts.size() + 1);
        texts.push_back(article.text);
    }
    return texts;
}

const std::string kFrom = "From bo@example.org Tue May 18 09:30:00 2021\n";

}  // namespace

TEST_CASE("A mailbox is cut at its From lines, however it arrives") {
    const std::string box = kFrom + "Subject: a\n\nen\n\n" +
                            "From - Tue May 18 09:30:00 2021 +0200\nSubject: b\n\nto\n\n\n";
    for (const std::size_t step : {1U, 7U, 1000U}) {
        CHECK(mails(box, step) ==
              std::vector<std::string>{"Subject: a\n\nen\n", "Subject: b\n\nto\n"});
    }
}

TEST_CASE("A sentence that begins with From divides no mail and is not lost") {
    CHECK(mails(kFrom + "Subject: a\n\nDet er vedtaget.\n\nFrom nu af gælder reglen.\nSlut to\n") ==
          std::vector<std::string>{
              "Subject: a\n\nDet er vedtaget.\n\nFrom nu af gælder reglen.\nSlut to\n"});
    // A From line without an empty line above it is text, too.
    CHECK(mails(kFrom + "Subject: a\n\nen\n" + kFrom + "to\n").size() == 1);
}

TEST_CASE("One mark of quoting is taken off") {
    CHECK(mails(kFrom + "\n>From mig\n>>From dig\n> From her\n>citat\n") ==
          std::vector<std::string>{"\nFrom mig\n>From dig\n> From her\n>citat\n"});
}

TEST_CASE("Line ends of Windows, and a mailbox that is none") {
    CHECK(mails("From a Tue May 18 09:30:00 2021\r\nSubject: a\r\n\r\nen\r\n") ==
          std::vector<std::string>{"Subject: a\n\nen\n"});
    MemorySource source("Dette er ingen postkasse.\n");
    CollectingSink sink;
    RawMails reader;
    read_mbox(source, reader, sink);
    CHECK(sink.articles.empty());
    REQUIRE(sink.rejected.size() == 1);
    CHECK_THAT(sink.rejected[0], test::contains("is no mailbox"));
}

TEST_CASE("A mail that cannot be read is told by its number, the others are read") {
    MemorySource source(
        "From a Tue May 18 09:30:00 2021\nFrom b Tue May 18 09:30:00 2021\n\nFrom b Tue May 18 "
        "09:30:00 2021\nx\n");
    CollectingSink sink;
    RawMails reader;
    read_mbox(source, reader, sink);
    CHECK(sink.articles.size() + sink.rejected.size() == 2);
}
