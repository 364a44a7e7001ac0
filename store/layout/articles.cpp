// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/articles.hpp"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "command_line/error.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace {

constexpr std::size_t kHashBytes = 8;

[[noreturn]] void damaged(const translation::Said& what) {
    throw Error(ErrorCode::no_database, what,
                said("udklip-index --check tells more; --rebuild makes it anew"));
}

}  // namespace

Record Articles::fetch(Xapian::docid id) {
    return read(all_.get_document(id));
}

Record Articles::read(const Xapian::Document& document) {
    std::string data = document.get_data();
    if (const auto dictionary = dictionary_needed(data); dictionary != 0) {
        Unpacker* const found = unpacker(dictionary);
        if (found == nullptr) {
            damaged(said(
                "article {} in the database is damaged, or what it was packed with is not there",
                document.get_docid()));
        }
        data = found->unpack(data).value_or("");
    }
    // Xapian keeps no checksums of its own.
    const std::string expected = document.get_value(slot::content_hash);
    if (data.empty() || (!expected.empty() && expected != hash_of_data(data))) {
        damaged(said("article {} in the database is damaged", document.get_docid()));
    }
    Record record = decode(data);
    if (shows_names_) record.source = source_names().shown(record.source);
    return record;
}

const SourceNames& Articles::source_names() {
    if (!names_) {
        std::vector<SourceTable> tables;
        const Unique unique = each_.size() > 1 ? Unique::read : Unique::leave;
        for (const auto& db : each_) tables.push_back(read_sources(db, unique));
        names_.emplace(tables);
    }
    return *names_;
}

/// Fetches each dictionary at most once. Returns null if none has that number.
Unpacker* Articles::unpacker(std::uint32_t dictionary) {
    auto known = unpackers_.find(dictionary);
    while (known == unpackers_.end() && looked_ < each_.size()) {
        const std::string bytes = load_dictionary(each_[looked_++]);
        if (bytes.empty()) continue;
        unpackers_.emplace(number_of_dictionary(bytes), std::make_unique<Unpacker>(bytes));
        known = unpackers_.find(dictionary);
    }
    return known == unpackers_.end() ? nullptr : known->second.get();
}

/// The dictionary stands behind its hash: without it no article can be read, and no article would
/// show that it is damaged.
std::string load_dictionary(const Xapian::Database& db) {
    std::string kept = db.get_metadata(std::string(metadata::dictionary));
    if (kept.empty()) return {};
    if (kept.size() <= kHashBytes ||
        hash_of_data(std::string_view(kept).substr(kHashBytes)) != kept.substr(0, kHashBytes)) {
        damaged(said("what the articles of the database are packed with is damaged"));
    }
    kept.erase(0, kHashBytes);
    return kept;
}

std::pair<std::string, std::string> metadata_of_dictionary(const std::string& dictionary) {
    return {std::string(metadata::dictionary), hash_of_data(dictionary) + dictionary};
}

}  // namespace udklip::store
