// SPDX-License-Identifier: GPL-3.0-or-later
//
// The messages that wait for their answers. One thread reads and puts them in, another answers; so
// a question that runs can be cancelled.
//
//     inbox.put(read_message(line));                      // the reading thread
//     while (const auto message = inbox.take()) ...       // the answering thread
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>

#include "assistant/message.hpp"

namespace udklip::assistant {

/// Safe to share between threads.
class Inbox {
  public:
    /// Puts a message behind the others. Waits while there are too many of them. A cancelling one
    /// takes effect at once instead: what it names is dropped if it waits, and stopped if it runs.
    void put(Message message);

    /// Says that no more will come. `error`: why, as the system numbers it; 0 at the end of input.
    void close(int error = 0);

    /// Waits for the next message, and returns nothing when all are taken and no more will come.
    /// The message that was taken before is done with.
    std::optional<Message> take();

    /// Whether the message that was taken last was cancelled. For searcher::Deadline.
    const std::atomic<bool>& stopped() const { return stopped_; }

    /// After take() returned nothing.
    int error() const { return error_; }

  private:
    void cancel(const Json& id);

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Message> waiting_;
    Json running_ = nullptr;  ///< the id of the message that was taken last
    std::atomic<bool> stopped_ = false;
    bool closed_ = false;
    int error_ = 0;
};

}  // namespace udklip::assistant
