// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-read itself, in its cage, fed as the indexer feeds it. $UDKLIP_FEED_ROUNDS sets how often.
#include <signal.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "indexer/reading/child/child_reader.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/indexer/reading/office/documents.hpp"
#include "tests/unit/paths.hpp"

using namespace udklip::indexer;

namespace {

const bool ignores_broken_pipes = signal(SIGPIPE, SIG_IGN) != SIG_ERR;

std::string program() {
    return udklip::test::build_path("libexec/udklip/udklip-read");
}

struct Document {
    Format format;
    std::string bytes;
};

std::vector<Document> documents() {
    return {
        {Format::pdf, test::pdf({test::column(72, 600,
                                              {"B\xf8rnehaven \xe5"
                                               "bner."})})},
        {Format::docx, test::docx("<w:p><w:r><w:t>Børnehaven åbner.</w:t></w:r></w:p>")},
        {Format::odt, test::odt("<text:p>Børnehaven åbner.</text:p>")},
        {Format::rtf, R"({\rtf1\ansi B\'f8rnehaven \'e5bner.})"},
        {Format::mail,
         "From: a@example.org\nContent-Type: text/plain; charset=iso-8859-4\n\nB\xf8rnehaven \xe5"
         "bner.\n"},
        {Format::mail,
         "From: a@example.org\nSubject: =?iso-8859-15?q?B=F8rnehaven_=E5bner=2E?=\n\nx\n"},
        {Format::mhtml,
         "MIME-Version: 1.0\nFrom: x\nContent-Type: text/html\n\n<p>Børnehaven åbner.</p>\n"},
        {Format::xml,
         "<rss><channel><item><title>Børnehaven åbner.</title></item></channel></rss>"},
    };
}

CollectingSink read(ChildReader& child, std::string_view bytes, Format format) {
    MemorySource source(bytes);
    CollectingSink sink;
    child.read(source, format, sink);
    return sink;
}

}  // namespace

TEST_CASE("In the cage every format comes out right, whatever charset it needs") {
    ChildReader child(program());
    for (const auto& document : documents()) {
        const auto sink = read(child, document.bytes, document.format);
        CAPTURE(static_cast<int>(document.format));
        REQUIRE(sink.articles.size() == 1);
        CHECK(sink.rejected.empty());
        const std::string all = sink.articles[0].title + sink.articles[0].text;
        CHECK_THAT(all, udklip::test::contains("Børnehaven åbner."));
    }
}

TEST_CASE("Noise, cut files and swapped kinds: each comes back, and the next is read") {
    const char* asked = std::getenv("UDKLIP_FEED_ROUNDS");
    const int rounds = asked != nullptr ? std::atoi(asked) : 300;
    constexpr int kKinds = static_cast<int>(Format::xml) - static_cast<int>(Format::pdf) + 1;
    const auto all = documents();
    ChildReader child(program(), {.processor_seconds = 20, .idle_seconds = 20});
    std::mt19937 random(7);
    int died = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto& document = all[random() % all.size()];
        std::string bytes = document.bytes;
        Format format = document.format;
        if (round % 3 == 0) bytes.resize(random() % (bytes.size() + 1));
        if (round % 3 == 1)
            format = static_cast<Format>(static_cast<int>(Format::pdf) +
                                         static_cast<int>(random() % kKinds));
        for (unsigned i = random() % 8; i > 0 && !bytes.empty(); --i) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        const auto sink = read(child, bytes, format);
        CHECK(sink.articles.size() + sink.rejected.size() + sink.warnings.size() +
                  sink.skipped.size() >
              0);
        for (const auto& reason : sink.rejected)
            died += reason.find("its reader") != std::string::npos ? 1 : 0;
    }
    CAPTURE(died);
    CHECK(read(child, all[1].bytes, Format::docx).articles.size() == 1);
}
