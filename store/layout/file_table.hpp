// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database remembers of the files that its articles came from. It is kept as metadata, so
// that it is committed together with the articles. The articles of a file are those that carry its
// XFILE term.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/layout/skipped.hpp"

namespace udklip::store {

struct FileState {
    std::string path;           ///< absolute
    std::uint64_t size = 0;     ///< bytes
    std::int64_t modified = 0;  ///< nanoseconds since 1970
    std::int64_t changed = 0;   ///< change time (ctime), nanoseconds since 1970
    std::uint64_t inode = 0;
    std::uint64_t hash = 0;        ///< XXH3 of the content
    std::uint64_t reading = 0;     ///< hash of what its articles depend on besides its content
    std::uint32_t articles = 0;    ///< taken from it
    std::uint32_t rejected = 0;    ///< articles, or the file itself, that could not be taken
    SkippedByEnding skipped = {};  ///< members, or the file itself, that no reader takes
    std::vector<std::string> rejections = {};  ///< "place: reason", at most kMostRejections of them

    /// Of a file with a mistake in every line, the first ones tell enough.
    static constexpr std::size_t kMostRejections = 20;
    /// No file has this time: the next run reads the file.
    static constexpr std::int64_t kUnread = -1;
    /// False if a run ended before it had read the whole file: not all of its articles are there.
    bool is_read() const { return modified != kUnread; }

    bool operator==(const FileState&) const = default;
};

/// By absolute path.
using FileTable = std::unordered_map<std::string, FileState>;

FileTable load_files(const Xapian::Database& db);
bool knows_file(const Xapian::Database& db, const std::string& path);
/// Returns key and value of the metadata that save_file() writes.
std::pair<std::string, std::string> metadata_of(const FileState& state);
void save_file(Xapian::WritableDatabase& db, const FileState& state);
void forget_file(Xapian::WritableDatabase& db, const std::string& path);

}  // namespace udklip::store
