// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bound on the time of one question (--time-limit). Who works long looks at the clock now and
// then.
//
//     const Deadline deadline = Deadline::after(2.0);
//     deadline.check();      // throws TooSlow when the two seconds are over
#pragma once

#include <chrono>
#include <optional>

#include "command_line/error.hpp"

namespace udklip::searcher {

/// A question took longer than it may.
class TooSlow : public Error {
  public:
    TooSlow()
        : Error(ErrorCode::usage, "the question took longer than --time-limit allows",
                "ask for rarer words, fewer stars or shorter quotations, or allow more time") {}
};

class Deadline {
  public:
    /// Never.
    Deadline() = default;

    /// `seconds` from now; never if that is 0.
    static Deadline after(double seconds) {
        Deadline deadline;
        if (seconds > 0) {
            deadline.at_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                              std::chrono::duration<double>(seconds));
        }
        return deadline;
    }

    bool is_set() const { return at_.has_value(); }

    void check() const {
        if (!at_ || Clock::now() < *at_) return;
        throw TooSlow();
    }

  private:
    using Clock = std::chrono::steady_clock;
    std::optional<Clock::time_point> at_;
};

}  // namespace udklip::searcher
