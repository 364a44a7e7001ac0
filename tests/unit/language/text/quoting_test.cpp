// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text/quoting.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/catch.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip;
using language::printable_line;
using language::shell_quoted;

namespace {

using Strings = std::vector<std::string>;

bool is_installed(const std::string& shell) {
    return std::system(("command -v " + shell + " >/dev/null 2>&1").c_str()) == 0;
}

/// Lets a shell read the values as it would read a line that was pasted, and gives back what it
/// understood.
Strings read_back(const std::string& shell, const Strings& values) {
    const test::TempFolder folder;
    const std::string script = (folder.path() / "script").string();
    {
        std::ofstream out(script, std::ios::binary);
        if (shell == "bash") out << "set -o history\nset -H\n";  // ! means something, as typed
        for (const auto& value : values) {
            out << "printf '%s\\0' " << shell_quoted(value).str() << "\n";
        }
    }
    std::FILE* pipe =
        ::popen(("cd " + folder.path().string() + " && " + shell + " script").c_str(), "r");
    REQUIRE(pipe != nullptr);
    Strings read;
    std::string word;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
        if (c != 0) {
            word.push_back(static_cast<char>(c));
        } else {
            read.push_back(std::exchange(word, {}));
        }
    }
    CHECK(::pclose(pipe) == 0);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "x"));
    return read;
}

Strings hostile_values() {
    return {"KL",
            "",
            "Ib Bo",
            "$(touch x)",
            "`touch x`",
            "KL|touch x",
            "a;touch x",
            "a&touch x&",
            "a\ntouch x\n",
            "\n",
            "\n\n\ntouch x",
            "it's",
            "''",
            "'",
            "a\"b",
            "\\",
            "a\\'b\\",
            "$HOME ${HOME} $x",
            "*",
            "?[a]{b,c}",
            "~",
            "~root/x",
            "=ls",
            "-x",
            "--source",
            "!!",
            "!touch",
            "a!b\x1b",
            "#x",
            "<x",
            ">x",
            "(x)",
            "%s%d\\n",
            "%s\x1b%%\\n'",
            "-\x1b",
            "»åben« “skole”",
            "å\u202Eb",
            "\u00A0x",
            "\x07",
            "\x7f",
            "blå\xff\xe5",
            "日本",
            "a\tb",
            "a\r\nb",
            "\u200E",
            "x=y",
            "a,b"};
}

}  // namespace

TEST_CASE("a plain word stays as it is, anything else gets quotes") {
    CHECK(shell_quoted("KL") == "KL");
    CHECK(shell_quoted("2019..2021") == "2019..2021");
    CHECK(shell_quoted("Ærø") == "Ærø");
    CHECK(shell_quoted("") == "''");
    CHECK(shell_quoted("Ib Bo") == "'Ib Bo'");
    CHECK(shell_quoted("$(touch x)") == "'$(touch x)'");
    CHECK(shell_quoted("KL|reboot") == "'KL|reboot'");
    CHECK(shell_quoted("it's") == "'it'\\''s'");
    CHECK(shell_quoted("a\x1b") == "\"$(printf 'a\\033')\"");
}

TEST_CASE("every shell reads back what was quoted, and runs none of it") {
    for (const char* shell : {"bash", "dash", "zsh"}) {
        if (!is_installed(shell)) {
            WARN(shell << " is not installed: not tried");
            continue;
        }
        INFO(shell);
        const auto values = hostile_values();
        CHECK(read_back(shell, values) == values);
    }
}

TEST_CASE("any bytes come back through every shell") {
    std::mt19937 random(17);
    const std::string signs =
        "ab'\"\\$`!*?[]{}()<>|&;#~=%-+^ "
        "\t\n\r\x01\x07\x1b\x7f\x80\xc3\xa5\xe2\x80\xae\xff";
    Strings values;
    for (int i = 0; i < 500; ++i) {
        std::string value;
        for (auto length = random() % 12; length > 0; --length) {
            value.push_back(signs[random() % signs.size()]);
        }
        values.push_back(value);
    }
    for (const char* shell : {"bash", "dash", "zsh"}) {
        if (!is_installed(shell)) continue;
        INFO(shell);
        const auto read = read_back(shell, values);
        REQUIRE(read.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            INFO(shell_quoted(values[i]).str());
            CHECK(read[i] == values[i]);
        }
    }
}

TEST_CASE(
    "what is quoted may be shown; only line ends at the end make a "
    "further line") {
    for (const auto& value : hostile_values()) {
        const std::string quoted = shell_quoted(value).str();
        INFO(quoted);
        CHECK(language::printable_text(quoted) == quoted);
        if (!value.ends_with('\n')) CHECK(printable_line(quoted) == quoted);
    }
}
