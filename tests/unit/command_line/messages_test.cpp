// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/messages.hpp"

#include <filesystem>
#include <string>

#include "command_line/process/shortened.hpp"
#include "tests/unit/catch.hpp"

using namespace udklip::command_line;

TEST_CASE("what is foreign in a message is harmless, numbers and our own text stay") {
    const std::string evil = "\x1b[2Jrød\n";
    CHECK(show("{}: {} of {:.2f}", evil, 3, 1.5) == "\uFFFD[2Jrød : 3 of 1.50");
    CHECK(show("{}", evil.c_str()) == "\uFFFD[2Jrød ");
    CHECK(show("{}", std::string_view(evil)) == "\uFFFD[2Jrød ");
    CHECK(show("{}", std::filesystem::path("a\xff")) == "a\uFFFD");
    CHECK(show("{}\n", Printable::own("\x1b[1mx")) == "\x1b[1mx\n");
    CHECK(show("{:<4}|{:>3}", "ab", 7) == "ab  |  7");
}

TEST_CASE("only what is printable is printed: there is no way in for a bare string") {
    CHECK_FALSE(std::is_convertible_v<std::string, Printable>);
    CHECK_FALSE(std::is_convertible_v<std::string_view, Printable>);
    CHECK_FALSE(std::is_convertible_v<const char*, Printable>);
    CHECK(Printable(std::string_view("\x1b")) == "\uFFFD");
    CHECK(Printable::text("a\n\x1b") == "a\n\uFFFD");
    CHECK(Printable::json("\"\x7f\"") == "\"\\u007f\"");
}

TEST_CASE("a message that is too long for a screen keeps its beginning and its end") {
    const Printable usual = "cannot read /a/b: Permission denied";
    CHECK(shortened(usual) == usual);
    std::string path;
    for (int i = 0; i < 1'000; ++i) path += "/æø";
    const std::string cut = shortened(show("cannot read {}: Permission denied", path)).str();
    CHECK(cut.size() < 1'500);
    CHECK(cut.starts_with("cannot read /æø/æø"));
    CHECK(cut.find(" ... ") != std::string::npos);
    CHECK(cut.ends_with("/æø: Permission denied"));
    CHECK(Printable(std::string_view(cut)).str() == cut);  // no character is cut in two
}
