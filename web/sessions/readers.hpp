// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pool of open databases. A thread that answers takes one, alone, and gives it back; each is of
// the newest state when it is taken. There are fewer of them than connections.
//
//     Readers readers(open, 4);
//     readers.with([](searcher::Session& session) { return session.searcher().search(...); });
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <vector>

#include "searcher/session.hpp"

namespace udklip::web {

/// All readers are in use, and stayed so.
class Overloaded : public std::runtime_error {
  public:
    Overloaded() : std::runtime_error("too many questions at once") {}
};

/// Safe to share between threads.
class Readers {
  public:
    using Open = std::function<std::unique_ptr<searcher::Session>()>;

    /// Opens the first at once, so that a database that is missing is told of before anything is
    /// served; the others when they are needed. Throws what `open` throws. `patience`: how long a
    /// thread waits for a reader.
    Readers(Open open, std::size_t most,
            std::chrono::milliseconds patience = std::chrono::seconds(3));

    /// Lends a session to `action`. Throws Overloaded if none becomes free in time, and what
    /// opening the newest state throws.
    template <class Action>
    auto with(Action&& action) {
        const Lease lease(*this);
        return action(*lease.session_);
    }

    /// Lends a session until the last copy of the pointer is gone, for an answer that is sent for
    /// as long as its reader takes. A few at a time, so that the rest is left for with(). Throws
    /// Overloaded at once for one more, and what with() throws.
    std::shared_ptr<searcher::Session> lend_for_long();

  private:
    class Lease {
      public:
        explicit Lease(Readers& readers);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;

        Readers* readers_;
        std::unique_ptr<searcher::Session> session_;
    };

    class LongLease;

    std::unique_ptr<searcher::Session> take();
    void give_back(std::unique_ptr<searcher::Session> session);

    Open open_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<std::unique_ptr<searcher::Session>> free_;
    std::size_t may_open_;       ///< how many more
    std::size_t may_lend_long_;  ///< how many more
};

}  // namespace udklip::web
