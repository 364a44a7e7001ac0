// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding the files below the roots.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "indexer/reading/formats.hpp"
#include "indexer/reading/outside_programs.hpp"
#include "store/layout/file_table.hpp"

namespace udklip::indexer {

struct FoundFile {
    std::string path;  ///< absolute
    std::string root;  ///< the place that it was found under; what its articles' ids begin below
    Format format;
    std::uint64_t size;     ///< bytes
    std::int64_t modified;  ///< nanoseconds since 1970
    std::int64_t changed;   ///< change time, likewise
    std::uint64_t inode;
    bool is_kept = false;                      ///< not to be read: its stored articles stay
    const store::FileState* before = nullptr;  ///< what the database remembers of it, if anything
    /// The hash of the whole, if the file begins with what was read before and goes on.
    std::optional<std::uint64_t> grown_hash = {};

    /// The path relative to the root; for a root that is itself a file, its name.
    std::string relative_path() const;
};

/// A file or folder below a root that could not be looked at.
struct ScanProblem {
    std::string path;
    std::string reason;
};

/// A file that is not read because of its name.
struct SkippedFile {
    std::string path;
    const char* reason;
};

struct Scan {
    std::vector<std::string> starts;  ///< where it looked
    std::vector<FoundFile> files;     ///< sorted by path, each once
    std::vector<ScanProblem> problems;
    std::vector<SkippedFile> skipped;  ///< sorted by path, each once
};

/// Absolute and without `..`, symbolic links resolved. Throws Error (usage) if it is not there or
/// cannot be read: a root that is missing is a mistake or an unmounted disk, never an empty folder.
std::filesystem::path resolve_root(const std::filesystem::path& given);

/// Looks at the file again: whether it is still as it was found. False if it is gone.
bool is_as_found(const FoundFile& file);

/// Finds every file at or below the (resolved) places in `starts` that a reader takes, or a program
/// of the user's, and those
/// that are skipped because of their names. A place that is not there is a problem, not an error.
/// Hidden files and folders and symbolic links are neither read nor counted. Pipes and devices that
/// are called like a file that would be taken are problems.
Scan scan(const std::vector<std::string>& starts, const OutsidePrograms* outside = nullptr);

}  // namespace udklip::indexer
