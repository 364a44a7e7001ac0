// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site.hpp"

#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/searcher/corpus.hpp"

using namespace udklip;
using searcher::Session;
using web::HttpRequest;
using web::HttpResponse;

namespace {

/// A site over a few articles, and requests to it.
class TestSite {
  public:
    explicit TestSite(double time_limit = 0, std::size_t most = 2)
        : readers([this] { return open(); }, most, std::chrono::milliseconds(1)),
          site_(readers, guard_, {translation::Language::english, time_limit},
                [](const std::exception&) {}) {}

    HttpResponse get(const std::string& path, const std::string& query = "") const {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        request.host = "localhost";
        return site_.respond(request);
    }

  private:
    std::unique_ptr<Session> open() const {
        return std::make_unique<Session>(test::lexicon(),
                                         std::vector<std::filesystem::path>{corpus_.folder()});
    }

    test::Corpus corpus_{{.id = "a", .title = "Huset", .text = "Et hus.", .date = "2021"},
                         {.id = "b", .text = "To huse.", .date = "2020"}};
    web::Guard guard_{{{"localhost"}, "", "secret"}};

  public:
    web::Readers readers;

  private:
    web::Site site_;
};

/// Addresses that ask the database something which may take long.
const std::vector<std::pair<std::string, std::string>> kQuestions = {
    {"/", "q=hus"},
    {"/", "like=a"},
    {"/article/a", "q=hus"},
    {"/trend", "q=hus"},
    {"/api/search", "q=hus"},
    {"/api/search", "like=a"},
    {"/api/article/a", "q"},
    {"/api/trend", "q=hus"},
    {"/feed", "q=hus"},
    {"/export", "format=csv&q=hus"},
    {"/", "q=hus&view=places"},
    {"/", "q=hus&view=words"},
};

std::string field(const HttpResponse& response, const std::string& name) {
    for (const auto& [one, value] : response.headers) {
        if (one == name) return value;
    }
    return {};
}

std::string streamed(const HttpResponse& response) {
    std::string body;
    CHECK(response.stream([&](std::string_view part) {
        body += part;
        return true;
    }));
    return body;
}

}  // namespace

TEST_CASE("whatever asks the database gives up when its time is over") {
    const TestSite slow(1e-9);
    const TestSite patient(60);
    for (const auto& [path, query] : kQuestions) {
        CAPTURE(path, query);
        CHECK(slow.get(path, query).status == 503);
        CHECK(patient.get(path, query).status == 200);
    }
    CHECK(slow.get("/many", "list=hus%0Ahuse").body.find("took too long") != std::string::npos);
}

TEST_CASE("whoever finds all readers in use is asked to come again") {
    TestSite site;
    site.readers.with([&](Session&) {
        site.readers.with([&](Session&) {
            for (const auto& [path, query] : kQuestions) {
                CAPTURE(path, query);
                const auto response = site.get(path, query);
                CHECK(response.status == 503);
                CHECK(field(response, "Retry-After") == "2");
            }
        });
    });
    CHECK(site.get("/", "q=hus").status == 200);
}

TEST_CASE("files that are being sent leave readers for the pages") {
    TestSite site(0, 4);
    auto first = site.get("/export", "format=csv&q=hus");
    auto second = site.get("/export", "format=ris&q=hus");
    CHECK(site.get("/export", "format=csv&q=hus").status == 503);
    CHECK(site.get("/", "q=hus").status == 200);
    CHECK(streamed(first).find("b,,,2020") != std::string::npos);
    first = {};
    CHECK(streamed(site.get("/export", "format=csl-json&q=hus")).starts_with("["));
    CHECK(site.get("/export", "format=pdf&q=hus").status == 400);
    CHECK(site.get("/export", "format=csv").status == 400);
}

TEST_CASE("a file that nobody takes any more is not made to its end") {
    const TestSite site;
    const auto response = site.get("/export", "format=csv&q=hus");
    CHECK_FALSE(response.stream([](std::string_view) { return false; }));
}
