// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/parallel.hpp"

#include <atomic>
#include <stdexcept>
#include <vector>

#include "tests/unit/catch.hpp"

using udklip::indexer::in_parallel;

TEST_CASE("each task is done once, however many threads there are") {
    for (const unsigned threads : {0U, 1U, 2U, 9U}) {
        std::vector<std::atomic<int>> done(5);
        std::vector<std::function<void()>> tasks;
        for (auto& one : done) tasks.emplace_back([&one] { ++one; });
        in_parallel(tasks, threads);
        for (const auto& one : done) CHECK(one == 1);
    }
}

TEST_CASE("what goes wrong in a task is thrown, and no further one is begun") {
    std::atomic<int> begun = 0;
    const std::vector<std::function<void()>> tasks = {[&] {
                                                          ++begun;
                                                          throw std::runtime_error("disk");
                                                      },
                                                      [&] { ++begun; }, [&] { ++begun; }};
    CHECK_THROWS_WITH(in_parallel(tasks, 1), "disk");
    CHECK(begun == 1);
}
