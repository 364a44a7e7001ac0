// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database remembers of the files that its articles came from. It is kept as metadata, so
// that it is committed together with the articles. The articles of a file are those that carry its
// XFILE term.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/layout/bytes.hpp"

namespace udklip::store {

/// How many files, and members of archives, were not read, by the endings of their names:
/// {".pdf": 2, "none": 1}. The tables of files and of roots remember them.
using SkippedByEnding = std::map<std::string, std::uint64_t>;

inline void append_skipped(std::string& out, const SkippedByEnding& skipped) {
    append(out, static_cast<std::uint32_t>(skipped.size()));
    for (const auto& [ending, count] : skipped) {
        append_text(out, ending);
        append(out, count);
    }
}

/// Throws Error (no_database) if bytes are missing.
inline SkippedByEnding take_skipped(ByteReader& in) {
    SkippedByEnding skipped;
    for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
        std::string ending(in.take_text());
        skipped[std::move(ending)] = in.take<std::uint64_t>();
    }
    return skipped;
}

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
