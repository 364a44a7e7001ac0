// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/line_reader.hpp"

#include <unistd.h>

#include <array>
#include <string>
#include <thread>
#include <vector>

#include "tests/unit/catch.hpp"

using namespace udklip::assistant;

namespace {

/// The lines of what goes through a pipe; "TOO LONG" for those that are.
std::vector<std::string> lines_of(const std::string& input, std::size_t most) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    std::thread writes([&] {
        for (std::size_t at = 0; at < input.size();) {
            const auto count = ::write(ends[1], input.data() + at, input.size() - at);
            if (count <= 0) break;
            at += static_cast<std::size_t>(count);
        }
        ::close(ends[1]);
    });
    LineReader reader(ends[0], most);
    std::vector<std::string> lines;
    while (auto line = reader.next()) lines.push_back(line->too_long ? "TOO LONG" : line->text);
    writes.join();
    ::close(ends[0]);
    return lines;
}

}  // namespace

TEST_CASE("lines come without their ends, and the last one may lack it") {
    CHECK(lines_of("", 10).empty());
    CHECK(lines_of("a\n\nb", 10) == std::vector<std::string>{"a", "", "b"});
    CHECK(lines_of("a\nb\n", 10) == std::vector<std::string>{"a", "b"});
    CHECK(lines_of(std::string("a\0b\n", 4), 10) == std::vector<std::string>{{"a\0b", 3}});
}

TEST_CASE("a line that is too long is told, and the next one is read") {
    CHECK(lines_of("0123456789\n0123456789a\nb\n", 10) ==
          std::vector<std::string>{"0123456789", "TOO LONG", "b"});
    CHECK(lines_of(std::string(500'000, 'x') + "\nb\n" + std::string(500'000, 'y'), 1000) ==
          std::vector<std::string>{"TOO LONG", "b", "TOO LONG"});
}

TEST_CASE("an input that cannot be read ends, with the error") {
    LineReader reader(-1, 10);
    CHECK_FALSE(reader.next().has_value());
    CHECK(reader.error() != 0);
}
