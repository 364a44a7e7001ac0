// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run says: it counts for the closing report, draws the progress bar and logs warnings.
//
//     RunReport report(show_progress, bytes_to_look_at);
//     report.reject("a.txt", "has no text");
//     report.advance(file.size);
//     return report.counts();
#pragma once

#include <cstdint>
#include <string>

#include "indexer/updating/progress.hpp"
#include "indexer/updating/report.hpp"
#include "store/layout/file_table.hpp"

namespace udklip::indexer {

class RunReport {
  public:
    /// `total`: bytes of all files that the run looks at.
    RunReport(bool show_progress, std::uint64_t total) : progress_(show_progress, total) {}

    Report& counts() { return counts_; }

    /// Logs a warning: "where: what".
    void warn(const std::string& where, const std::string& what);
    /// Logs what was a warning before, with --verbose only.
    void tell(const std::string& where, const std::string& what);
    /// Counts a rejection and logs why.
    void reject(const std::string& where, const std::string& reason);
    /// Counts a file or member that is not read, which is no fault; logs why with --verbose.
    void skip(const std::string& where, const std::string& reason);
    /// Counts what an earlier run did not read of a file that is unchanged.
    void skip_as_before(const std::string& path, const store::SkippedByEnding& skipped);
    /// Counts what an earlier run rejected of a file that is unchanged.
    void reject_as_before(std::uint64_t rejected) { counts_.still_rejected += rejected; }
    /// Moves the progress bar on by a file.
    void advance(std::uint64_t bytes);
    void clear_progress() { progress_.clear(); }

  private:
    Report counts_;
    Progress progress_;
    std::uint64_t done_ = 0;
};

}  // namespace udklip::indexer
