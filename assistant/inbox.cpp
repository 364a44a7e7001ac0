// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/inbox.hpp"

#include <utility>

namespace udklip::assistant {
namespace {

/// Who sends more has to wait; a client asks a few things at a time.
constexpr std::size_t kMostWaiting = 256;

}  // namespace

void Inbox::put(Message message) {
    std::unique_lock lock(mutex_);
    if (message.method == "notifications/cancelled") {
        if (message.id.is_null()) cancel(message.params.value("requestId", Json()));
        if (message.id.is_null()) return;
    }
    changed_.wait(lock, [&] { return waiting_.size() < kMostWaiting; });
    waiting_.push_back(std::move(message));
    changed_.notify_all();
}

void Inbox::cancel(const Json& id) {
    if (id.is_null()) return;
    if (running_ == id) stopped_ = true;
    std::erase_if(waiting_, [&](const Message& message) { return message.id == id; });
    changed_.notify_all();
}

void Inbox::close(int error) {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    error_ = error;
    changed_.notify_all();
}

std::optional<Message> Inbox::take() {
    std::unique_lock lock(mutex_);
    running_ = nullptr;
    stopped_ = false;
    changed_.wait(lock, [&] { return !waiting_.empty() || closed_; });
    if (waiting_.empty()) return std::nullopt;
    Message message = std::move(waiting_.front());
    waiting_.pop_front();
    running_ = message.id;
    changed_.notify_all();
    return message;
}

}  // namespace udklip::assistant
