// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/record.hpp"

#include <array>
#include <random>
#include <string>

#include "tests/unit/catch.hpp"
#include "tests/unit/store/errors.hpp"

using namespace udklip::store;
using udklip::Error;
using udklip::ErrorCode;
using udklip::test::code_of;

namespace {

constexpr std::array kFields = {
    &Record::id,          &Record::title,        &Record::text,        &Record::date,
    &Record::source,      &Record::author,       &Record::section,     &Record::url,
    &Record::path,        &Record::date_from,    &Record::source_from, &Record::title_from,
    &Record::author_from, &Record::section_from, &Record::url_from,    &Record::furniture,
    &Record::wanted_id,   &Record::member,       &Record::pages,       &Record::captions};
static_assert(sizeof(Record) == kFields.size() * sizeof(std::string), "a field is not tested");

Record full_record() {
    Record record;
    for (std::size_t i = 0; i < kFields.size(); ++i) {
        record.*kFields[i] = "værdi " + std::string(i + 1, 'x');
    }
    return record;
}

std::string random_text(std::mt19937& random, std::size_t most) {
    std::string text(random() % (most + 1), '\0');
    for (char& c : text) c = static_cast<char>(random());
    return text;
}

}  // namespace

TEST_CASE("what is encoded comes back, every field of it") {
    const Record record = full_record();
    CHECK(decode(encode(record)) == record);
}

TEST_CASE("an empty record comes back empty") {
    CHECK(decode(encode(Record{})) == Record{});
}

TEST_CASE("lengths at the borders of their coding come back") {
    for (const std::size_t size :
         {1UL, 127UL, 128UL, 129UL, 16383UL, 16384UL, 2097151UL, 2097152UL}) {
        Record record;
        record.text.assign(size, 'x');
        record.title = "efter";
        CHECK(decode(encode(record)) == record);
    }
}

TEST_CASE("records of random bytes come back") {
    std::mt19937 random(1);
    for (int round = 0; round < 500; ++round) {
        Record record;
        for (const auto field : kFields) {
            if (random() % 3 != 0) record.*field = random_text(random, 300);
        }
        REQUIRE(decode(encode(record)) == record);
    }
}

TEST_CASE("fields that this version does not know are skipped") {
    Record record;
    record.title = "Titel";
    std::string data = encode(record);
    data += std::string("~\x05") + "later";
    CHECK(decode(data) == record);
}

TEST_CASE("damaged bytes are an error") {
    CHECK(code_of([] { decode(""); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("\x02"); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("ikke en artikel"); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("\x01t"); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("\x01t\x05kort"); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("\x01t\xff\xff\xff\xff\xff\xff\xff"); }) == ErrorCode::no_database);
    CHECK(code_of([] { decode("\x01t\xff\xff\xff\xff\x7f"); }) == ErrorCode::no_database);
}

TEST_CASE("a record that is cut short inside a field is an error") {
    const std::string data = encode(full_record());
    std::size_t refused = 0;
    for (std::size_t size = 0; size < data.size(); ++size) {
        // Between two fields it cannot be seen; everywhere else it must be.
        const auto code = code_of([&] { decode(data.substr(0, size)); });
        refused += code ? 1 : 0;
        if (code) REQUIRE(code == ErrorCode::no_database);
    }
    CHECK(refused == data.size() - kFields.size());
}

TEST_CASE("whatever the bytes, reading them ends in a record or an Error") {
    std::mt19937 random(2);
    const std::string data = encode(full_record());
    for (int round = 0; round < 20'000; ++round) {
        std::string damaged = round % 2 == 0 ? data : random_text(random, 60);
        if (round % 4 == 1) damaged.insert(0, 1, '\x01');
        for (std::size_t flips = random() % 4; flips > 0 && !damaged.empty(); --flips) {
            damaged[random() % damaged.size()] = static_cast<char>(random());
        }
        const auto code = code_of([&] { decode(damaged); });
        if (code) REQUIRE(code == ErrorCode::no_database);
    }
}
