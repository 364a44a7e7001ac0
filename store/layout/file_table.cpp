// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/file_table.hpp"

#include "store/layout/bytes.hpp"
#include "store/layout/schema.hpp"

namespace udklip::store {
namespace {

/// Stands before a state with change time and inode. Databases of Udklip 0.1 begin with the size,
/// which is never that large.
constexpr std::uint64_t kWithInode = 0xFFFF'FFFF'FFFF'FF05;
/// Stands before a state that says as well what was not read.
constexpr std::uint64_t kWithSkipped = 0xFFFF'FFFF'FFFF'FF06;

/// Stands before a state that says also why articles were rejected.
constexpr std::uint64_t kWithRejections = 0xFFFF'FFFF'FFFF'FF07;

/// Where a file's state is kept; long paths are hashed as terms are.
std::string key_of(const std::string& path) {
    return term(metadata::file_prefix, path);
}

FileState decode_state(std::string_view data) {
    ByteReader in(data, "the table of files");
    FileState state;
    state.size = in.take<std::uint64_t>();
    const bool has_rejections = state.size == kWithRejections;
    const bool has_skipped = has_rejections || state.size == kWithSkipped;
    const bool has_inode = has_skipped || state.size == kWithInode;
    if (has_inode) state.size = in.take<std::uint64_t>();
    state.modified = in.take<std::int64_t>();
    if (has_inode) {
        state.changed = in.take<std::int64_t>();
        state.inode = in.take<std::uint64_t>();
    }
    state.hash = in.take<std::uint64_t>();
    state.reading = in.take<std::uint64_t>();
    state.articles = in.take<std::uint32_t>();
    state.rejected = in.take<std::uint32_t>();
    if (has_skipped) state.skipped = take_skipped(in);
    if (has_rejections) {
        for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
            state.rejections.emplace_back(in.take_text());
        }
    }
    state.path = std::string(in.rest());
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

bool knows_file(const Xapian::Database& db, const std::string& path) {
    return !db.get_metadata(key_of(path)).empty();
}

std::pair<std::string, std::string> metadata_of(const FileState& state) {
    std::string data;
    const bool has_rejections = !state.rejections.empty();
    const bool has_skipped = has_rejections || !state.skipped.empty();
    append(data, has_rejections ? kWithRejections : has_skipped ? kWithSkipped : kWithInode);
    append(data, state.size);
    append(data, state.modified);
    append(data, state.changed);
    append(data, state.inode);
    append(data, state.hash);
    append(data, state.reading);
    append(data, state.articles);
    append(data, state.rejected);
    if (has_skipped) append_skipped(data, state.skipped);
    if (has_rejections) {
        append(data, static_cast<std::uint32_t>(state.rejections.size()));
        for (const auto& rejection : state.rejections) append_text(data, rejection);
    }
    data += state.path;
    return {key_of(state.path), std::move(data)};
}

void save_file(Xapian::WritableDatabase& db, const FileState& state) {
    const auto [key, value] = metadata_of(state);
    db.set_metadata(key, value);
}

void forget_file(Xapian::WritableDatabase& db, const std::string& path) {
    db.set_metadata(key_of(path), "");
}

}  // namespace udklip::store
