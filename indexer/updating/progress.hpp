// SPDX-License-Identifier: GPL-3.0-or-later
//
// A progress bar on stderr, for people who wait at a terminal; silent everywhere else.
#pragma once

#include <chrono>
#include <cstdint>

namespace udklip::indexer {

class Progress {
  public:
    /// `total`: bytes to read.
    Progress(bool enabled, std::uint64_t total);
    /// Wipes the bar.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Draws at most ten times a second.
    void update(std::uint64_t bytes_done, std::uint64_t articles);
    /// Wipes the bar, so that a message can be printed; it comes back with the next update.
    void clear();

  private:
    using Clock = std::chrono::steady_clock;
    bool enabled_;
    std::uint64_t total_;
    Clock::time_point started_ = Clock::now();
    Clock::time_point drawn_{};
    bool visible_ = false;
};

}  // namespace udklip::indexer
