// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_table.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "store/error.hpp"
#include "store/schema.hpp"

namespace udklip::store {
namespace {

/// Where a file's state is kept; long paths are hashed as terms are.
std::string key_of(const std::string& path) {
    return term(metadata::file_prefix, path);
}

template <class Number>
void append(std::string& out, Number number) {
    static_assert(std::is_integral_v<Number>);
    char bytes[sizeof number];
    std::memcpy(bytes, &number, sizeof number);
    out.append(bytes, sizeof number);
}

template <class Number>
Number take(std::string_view& data) {
    Number number{};
    if (data.size() < sizeof number) {
        throw Error(ErrorCode::no_database, "the table of files in the database is damaged",
                    "udklip-index --rebuild");
    }
    std::memcpy(&number, data.data(), sizeof number);
    data.remove_prefix(sizeof number);
    return number;
}

FileState decode_state(std::string_view data) {
    FileState state;
    state.size = take<std::uint64_t>(data);
    state.modified = take<std::int64_t>(data);
    state.hash = take<std::uint64_t>(data);
    state.articles = take<std::uint32_t>(data);
    state.rejected = take<std::uint32_t>(data);
    state.path = std::string(data);
    return state;
}

}  // namespace

FileTable load_files(const Xapian::Database& db) {
    FileTable files;
    const std::string prefix(metadata::file_prefix);
    for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
        FileState state = decode_state(db.get_metadata(*key));
        std::string path = state.path;
        files.emplace(std::move(path), std::move(state));
    }
    return files;
}

void save_file(Xapian::WritableDatabase& db, const FileState& state) {
    std::string data;
    append(data, state.size);
    append(data, state.modified);
    append(data, state.hash);
    append(data, state.articles);
    append(data, state.rejected);
    data += state.path;
    db.set_metadata(key_of(state.path), data);
}

void forget_file(Xapian::WritableDatabase& db, const std::string& path) {
    db.set_metadata(key_of(path), "");
}

std::vector<std::string> load_roots(const Xapian::Database& db) {
    const std::string text = db.get_metadata(std::string(metadata::roots));
    std::vector<std::string> paths;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\0', at), text.size());
        paths.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return paths;
}

void save_roots(Xapian::WritableDatabase& db, const std::vector<std::string>& roots) {
    // Between NUL bytes, the one thing that no file name holds; a name may be of any other bytes.
    std::string text;
    for (const auto& root : roots) text.append(root).push_back('\0');
    if (text != db.get_metadata(std::string(metadata::roots))) {
        db.set_metadata(std::string(metadata::roots), text);
    }
}

}  // namespace udklip::store
