// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/articles.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "store/error.hpp"
#include "store/schema.hpp"

namespace udklip::store {
namespace {

constexpr std::size_t kHashBytes = 8;

[[noreturn]] void damaged(const std::string& what) {
    throw Error(ErrorCode::no_database, fmt::format("{} in the database is damaged", what),
                "udklip-index --check tells more; --rebuild makes it anew");
}

}  // namespace

Record Articles::fetch(Xapian::docid id) {
    return read(all_.get_document(id));
}

Record Articles::read(const Xapian::Document& document) {
    std::string data = document.get_data();
    const auto dictionary = dictionary_needed(data);
    if (dictionary != 0) data = unpacker(dictionary).unpack(data);
    // Xapian keeps no checksums of its own.
    const std::string expected = document.get_value(slot::content_hash);
    if (!expected.empty() && expected != hash_of_data(data)) {
        damaged(fmt::format("article {}", document.get_docid()));
    }
    return decode(data);
}

Unpacker& Articles::unpacker(std::uint32_t dictionary) {
    const auto known = unpackers_.find(dictionary);
    if (known != unpackers_.end()) return *known->second;
    for (const auto& db : each_) {
        const std::string bytes = load_dictionary(db);
        if (bytes.empty() || number_of_dictionary(bytes) != dictionary) continue;
        return *(unpackers_[dictionary] = std::make_unique<Unpacker>(bytes));
    }
    damaged("what articles are packed with");
}

/// A hash before it: without its dictionary no article can be read, and which part of it is
/// damaged, no article could tell.
std::string load_dictionary(const Xapian::Database& db) {
    std::string kept = db.get_metadata(std::string(metadata::dictionary));
    if (kept.empty()) return {};
    if (kept.size() <= kHashBytes ||
        hash_of_data(std::string_view(kept).substr(kHashBytes)) != kept.substr(0, kHashBytes)) {
        damaged("what articles are packed with");
    }
    kept.erase(0, kHashBytes);
    return kept;
}

std::pair<std::string, std::string> metadata_of(const std::string& dictionary) {
    return {std::string(metadata::dictionary), hash_of_data(dictionary) + dictionary};
}

}  // namespace udklip::store
