// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/report.hpp"

#include <nlohmann/json.hpp>
#include <string>

#include "tests/unit/catch.hpp"

using namespace udklip::indexer;
using Json = nlohmann::json;

namespace {

Report some() {
    Report report;
    report.files = 9;
    report.added = 1;
    report.changed = 2;
    report.unchanged = 3;
    report.removed = 4;
    report.rejected = 5;
    report.seconds = 1.5;
    return report;
}

}  // namespace

TEST_CASE("written are new and changed articles; articles are those and the unchanged") {
    CHECK(some().written() == 3);
    CHECK(some().articles() == 6);
}

TEST_CASE("the JSON report is one line with the keys of the contract") {
    const std::string text = to_json(some());
    CHECK(text.find('\n') == std::string::npos);
    const Json json = Json::parse(text);
    CHECK(json["files"] == 9);
    CHECK(json["new"] == 1);
    CHECK(json["changed"] == 2);
    CHECK(json["unchanged"] == 3);
    CHECK(json["removed"] == 4);
    CHECK(json["rejected"] == 5);
    CHECK(json["seconds"] == 1.5);
    CHECK(json["interrupted"] == false);
    CHECK(json["dry_run"] == false);
}

TEST_CASE("people are told the same numbers, and how fast it went") {
    const std::string text = to_text(some());
    CHECK(text.starts_with(
        "9 files, 6 articles: 1 new, 2 changed, 3 unchanged, 4 removed, 5 rejected\n"));
    CHECK(text.find("1.50 seconds, 2 articles a second\n") != std::string::npos);
}

TEST_CASE("where nothing was written there is no speed") {
    Report report;
    CHECK(to_text(report).find("a second") == std::string::npos);
    report.added = 5;  // in no time
    CHECK(to_text(report).find("a second") == std::string::npos);
}

TEST_CASE("a dry run says that nothing was written") {
    Report report = some();
    report.dry_run = true;
    CHECK(to_text(report).find("Nothing was written") != std::string::npos);
    CHECK(Json::parse(to_json(report))["dry_run"] == true);
}
