// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/location.hpp"

#include <stdlib.h>

#include <optional>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/paths.hpp"
#include "tests/unit/store/errors.hpp"
#include "tests/unit/temp_folder.hpp"

using namespace udklip::store;
using udklip::Error;
using udklip::ErrorCode;
using udklip::test::code_of;
using udklip::test::TempFolder;

namespace {

/// A variable of the environment, put back when the test ends. No value: not set.
class Variable {
  public:
    Variable(const char* name, const char* value) : name_(name) {
        if (const char* before = ::getenv(name)) before_ = before;
        if (value == nullptr) {
            ::unsetenv(name);
        } else {
            ::setenv(name, value, 1);
        }
    }
    ~Variable() {
        if (before_) {
            ::setenv(name_, before_->c_str(), 1);
        } else {
            ::unsetenv(name_);
        }
    }
    Variable(const Variable&) = delete;
    Variable& operator=(const Variable&) = delete;

  private:
    const char* name_;
    std::optional<std::string> before_;
};

}  // namespace

TEST_CASE("$UDKLIP_DB names the database") {
    const Variable db("UDKLIP_DB", "/my/db");
    const Variable data("XDG_DATA_HOME", "/data");
    CHECK(default_database() == "/my/db");
}

TEST_CASE("without it, the database lies in the data folder") {
    const Variable db("UDKLIP_DB", nullptr);
    const Variable data("XDG_DATA_HOME", "/data");
    const Variable home("HOME", "/home/me");
    CHECK(default_database() == "/data/udklip");
}

TEST_CASE("without a data folder, the database lies in the home folder") {
    const Variable db("UDKLIP_DB", nullptr);
    const Variable data("XDG_DATA_HOME", nullptr);
    const Variable home("HOME", "/home/me");
    CHECK(default_database() == "/home/me/.local/share/udklip");
}

TEST_CASE("an empty variable counts as one that is not set") {
    const Variable db("UDKLIP_DB", "");
    const Variable data("XDG_DATA_HOME", "");
    const Variable home("HOME", "/home/me");
    CHECK(default_database() == "/home/me/.local/share/udklip");
}

TEST_CASE("without any of them it is a usage error") {
    const Variable db("UDKLIP_DB", nullptr);
    const Variable data("XDG_DATA_HOME", nullptr);
    const Variable home("HOME", nullptr);
    CHECK(code_of([] { default_database(); }) == ErrorCode::usage);
}

TEST_CASE("the lexicon is the one that $UDKLIP_LEXICON names") {
    const std::string built = udklip::test::build_path("share/udklip/danish.lexicon");
    const Variable lexicon("UDKLIP_LEXICON", built.c_str());
    CHECK(open_lexicon().lemma_count() > 10'000);
}

TEST_CASE("a lexicon that is missing or none is a version error that says what helps") {
    const TempFolder folder;
    const std::string foreign = folder.write("foreign", std::string(5000, 'x')).string();
    for (const std::string& path : {foreign, (folder.path() / "missing").string()}) {
        const Variable lexicon("UDKLIP_LEXICON", path.c_str());
        CHECK(code_of([] { open_lexicon(); }) == ErrorCode::version);
        try {
            open_lexicon();
        } catch (const Error& error) {
            CHECK_FALSE(error.hint().empty());
        }
    }
}
