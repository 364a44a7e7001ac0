// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/xapian_errors.hpp"

#include <cerrno>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::store;
using udklip::Error;
using udklip::ErrorCode;
using udklip::test::code_of;

namespace {

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("every kind of Xapian's errors has its exit code") {
    CHECK(translate(Xapian::DatabaseLockError("x"), "/db").code() == ErrorCode::locked);
    CHECK(translate(Xapian::DatabaseVersionError("x"), "/db").code() == ErrorCode::version);
    CHECK(translate(Xapian::DatabaseNotFoundError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::DatabaseCorruptError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::DatabaseOpeningError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::NetworkError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::NetworkTimeoutError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::DatabaseError("x"), "/db").code() == ErrorCode::no_database);
    CHECK(translate(Xapian::DatabaseModifiedError("x"), "/db").code() == ErrorCode::locked);
    CHECK(translate(Xapian::InvalidArgumentError("x"), "/db").code() == ErrorCode::no_database);
}

TEST_CASE("damaged is what the type of the error says") {
    CHECK(holds(translate(Xapian::DatabaseCorruptError("x"), "/db").what(), "damaged"));
    CHECK_FALSE(holds(translate(Xapian::DatabaseModifiedError("x"), "/db").what(), "damaged"));
    CHECK_FALSE(holds(translate(Xapian::InvalidArgumentError("x"), "/db").what(), "damaged"));
}

TEST_CASE("what the system refuses is a storage error, with the system's reason") {
    const Error error = translate(Xapian::DatabaseError("writing", ENOSPC), "/db");
    CHECK(error.code() == ErrorCode::storage);
    CHECK(holds(error.what(), "No space left"));
    CHECK(holds(error.what(), "/db"));
}

TEST_CASE("so it is when Xapian tells it in words only, or takes it for something else") {
    CHECK(translate(Xapian::DatabaseLockError("Couldn't open lockfile: Permission denied"), "/db")
              .code() == ErrorCode::storage);
    CHECK(translate(Xapian::DatabaseOpeningError("Couldn't create termlist", EIO), "/db").code() ==
          ErrorCode::storage);
    CHECK(
        translate(Xapian::DatabaseError("Modifications failed (DatabaseError: Error writing block "
                                        "0 (No space left on device)), and couldn't open"),
                  "/db")
            .code() == ErrorCode::storage);
    CHECK(translate(Xapian::DatabaseOpeningError("Couldn't open table", ENOENT), "/db").code() ==
          ErrorCode::no_database);
}

TEST_CASE("a damaged file is damage, even if the system had a say") {
    CHECK(translate(Xapian::DatabaseCorruptError("x", EIO), "/db").code() ==
          ErrorCode::no_database);
}

TEST_CASE("every message names the database and what helps") {
    for (const Error& error : {translate(Xapian::DatabaseLockError("x"), "/my/db"),
                               translate(Xapian::DatabaseVersionError("x"), "/my/db"),
                               translate(Xapian::DatabaseNotFoundError("x"), "/my/db"),
                               translate(Xapian::DatabaseCorruptError("x"), "/my/db"),
                               translate(Xapian::DatabaseError("x", ENOSPC), "/my/db")}) {
        INFO(error.what());
        CHECK(holds(error.what(), "/my/db"));
        CHECK_FALSE(error.hint().empty());
    }
    CHECK(
        holds(translate(Xapian::NetworkError("refused", "host:7000"), "/db").what(), "host:7000"));
}

TEST_CASE("translating gives results through and changes only Xapian's errors") {
    CHECK(translating("/db", [] { return 7; }) == 7);
    CHECK(code_of([] { translating("/db", [] { throw Xapian::DatabaseLockError("x"); }); }) ==
          ErrorCode::locked);
    CHECK_THROWS_AS(translating("/db", [] { throw std::runtime_error("mine"); }),
                    std::runtime_error);
    CHECK(code_of([] { translating("/db", [] { throw Error(ErrorCode::usage, "ours"); }); }) ==
          ErrorCode::usage);
}
