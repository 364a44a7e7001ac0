// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bound on the time of one question (--time-limit), and the way to stop it from another thread.
// Who works long looks at the clock now and then.
//
//     const Deadline deadline = Deadline::after(2.0);
//     deadline.check();      // throws TooSlow when the two seconds are over
#pragma once

#include <atomic>
#include <chrono>
#include <optional>

#include "command_line/error.hpp"

namespace udklip::searcher {

/// A question took longer than it may.
class TooSlow : public Error {
  public:
    TooSlow()
        : Error(
              ErrorCode::usage, said("the question took longer than --time-limit allows"),
              said("ask for rarer words, fewer stars or shorter quotations, or allow more time")) {}
};

/// Whoever asked does not want to know any more.
class Stopped : public Error {
  public:
    Stopped() : Error(ErrorCode::usage, said("the question was stopped")) {}
};

class Deadline {
  public:
    /// Never.
    Deadline() = default;

    /// `seconds` from now; never if that is 0. Also when another thread sets `stop`, which may be
    /// null and must outlive it.
    static Deadline after(double seconds, const std::atomic<bool>* stop = nullptr) {
        Deadline deadline;
        deadline.stop_ = stop;
        if (seconds > 0) {
            deadline.at_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(seconds));
        }
        return deadline;
    }

    bool is_set() const { return at_.has_value() || stop_ != nullptr; }

    /// Throws TooSlow when the time is over, and Stopped when it is stopped.
    void check() const {
        if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) throw Stopped();
        if (!at_ || Clock::now() < *at_) return;
        throw TooSlow();
    }

  private:
    using Clock = std::chrono::steady_clock;
    std::optional<Clock::time_point> at_;
    const std::atomic<bool>* stop_ = nullptr;
};

}  // namespace udklip::searcher
