// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/record.hpp"

#include <xxhash.h>

#include <array>
#include <cstdint>
#include <cstring>

#include "command_line/error.hpp"
#include "store/layout/bytes.hpp"

// Format: one byte of version, then fields as tag (1 byte), length (base-128, least first), bytes.

namespace udklip::store {
namespace {

constexpr char kVersion = 1;

struct FieldOfRecord {
    char tag;
    std::string Record::*member;
};

/// Tags are never used again for something else.
constexpr std::array<FieldOfRecord, 20> kFields = {{
    {'i', &Record::id},           {'w', &Record::wanted_id},   {'t', &Record::title},
    {'x', &Record::text},         {'d', &Record::date},        {'s', &Record::source},
    {'a', &Record::author},       {'k', &Record::section},     {'u', &Record::url},
    {'p', &Record::path},         {'m', &Record::member},      {'T', &Record::title_from},
    {'D', &Record::date_from},    {'S', &Record::source_from}, {'A', &Record::author_from},
    {'K', &Record::section_from}, {'U', &Record::url_from},    {'f', &Record::furniture},
    {'g', &Record::pages},        {'c', &Record::captions},
}};

[[noreturn]] void damaged() {
    throw Error(ErrorCode::no_database, said("an article in the database is damaged"),
                said("udklip-index --rebuild"));
}

}  // namespace

std::string encode(const Record& record) {
    std::string out(1, kVersion);
    out.reserve(record.text.size() + record.title.size() + 256);
    for (const auto& field : kFields) {
        const std::string& value = record.*field.member;
        if (value.empty()) continue;
        out.push_back(field.tag);
        append_number(out, value.size());
        out += value;
    }
    return out;
}

std::string hash_of_data(std::string_view encoded) {
    const XXH64_hash_t hash = XXH3_64bits(encoded.data(), encoded.size());
    std::string bytes(sizeof hash, '\0');
    std::memcpy(bytes.data(), &hash, sizeof hash);
    return bytes;
}

Record decode(std::string_view data) {
    if (data.empty() || data.front() != kVersion) damaged();
    data.remove_prefix(1);
    Record record;
    while (!data.empty()) {
        const char tag = data.front();
        data.remove_prefix(1);
        const auto length = take_number(data);
        if (!length || *length > data.size()) damaged();
        for (const auto& field : kFields) {
            if (field.tag == tag) record.*field.member = std::string(data.substr(0, *length));
        }
        data.remove_prefix(*length);
    }
    return record;
}

}  // namespace udklip::store
