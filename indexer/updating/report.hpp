// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run did, in numbers: the closing report.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace udklip::indexer {

struct Report {
    std::uint64_t files = 0;           ///< seen below the roots
    std::uint64_t added = 0;           ///< articles that are new ("new" in JSON)
    std::uint64_t changed = 0;         ///< articles whose content is another than before
    std::uint64_t unchanged = 0;       ///< articles that were there already
    std::uint64_t removed = 0;         ///< articles whose file, or place in it, is gone
    std::uint64_t rejected = 0;        ///< articles or files that could not be taken
    std::uint64_t still_rejected = 0;  ///< by an earlier run, of files that are unchanged
    std::vector<std::string> roots_not_believed;  ///< not looked at; their articles stay
    std::uint64_t skipped = 0;  ///< files and members of archives that were not read
    std::map<std::string, std::uint64_t> skipped_by_ending;
    std::vector<std::string> skipped_files;  ///< "path: reason", if they are listed
    bool lists_skipped = false;
    double seconds = 0;
    bool interrupted = false;
    bool dry_run = false;

    /// Whether something could not be taken: exit code 6.
    bool is_partial() const { return rejected + still_rejected > 0 || !roots_not_believed.empty(); }
    std::uint64_t written() const { return added + changed; }
    std::uint64_t articles() const { return added + changed + unchanged; }
};

/// The files that were not read, for people: "12 files not read: 9 .xlsx, 2 .doc, 1 .mov
/// (--list-skipped names them)"; empty if there are none.
std::string skipped_line(const Report& report);

/// A few lines for people.
std::string to_text(const Report& report);

/// One line: {"files": ..., "new": ..., "changed": ..., "unchanged": ..., "removed": ...,
/// "rejected": ..., "skipped": ..., "skipped_by_ending": {".pdf": 2}, "seconds": ...}.
std::string to_json(const Report& report);

}  // namespace udklip::indexer
