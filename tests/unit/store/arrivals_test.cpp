// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/arrivals.hpp"

#include "store/layout/file_table.hpp"
#include "store/writer.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using namespace std::chrono;

TEST_CASE("what has come lately is told by the change times of files") {
    const test::TempFolder folder;
    constexpr std::int64_t kSecond = 1'000'000'000;
    {
        auto writer = store::Writer::open(folder.path(), "", store::Writer::WhenLocked::fail);
        store::save_file(writer.db(), {.path = "/old", .changed = 100 * kSecond, .articles = 5});
        store::save_file(writer.db(),
                         {.path = "/new", .modified = 1, .changed = 200 * kSecond, .articles = 2});
        store::save_file(writer.db(), {.path = "/newer", .changed = 300 * kSecond, .articles = 1});
        store::save_file(writer.db(),
                         {.path = "/rejected", .changed = 300 * kSecond, .rejected = 1});
        store::save_file(writer.db(),
                         {.path = "/of 0.1", .modified = 250 * kSecond, .articles = 10});
        writer.commit();
    }
    const auto since = [&](int seconds) {
        return store::arrived_since({folder.path()}, sys_seconds(std::chrono::seconds(seconds)));
    };
    CHECK(since(200)->articles == 13);
    CHECK(since(200)->files == 3);
    CHECK(since(201)->articles == 11);
    CHECK(since(0)->articles == 18);
    CHECK(since(301)->articles == 0);
}

TEST_CASE("a week before is seven days, cut to the hour") {
    CHECK(store::week_before(sys_days(2021y / 6 / 15) + hours(9) + minutes(59)) ==
          sys_days(2021y / 6 / 8) + hours(9));
}
