// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/sessions/readers.hpp"

#include <algorithm>

namespace udklip::web {

Readers::Readers(Open open, std::size_t most, std::chrono::milliseconds patience)
    : open_(std::move(open)),
      patience_(patience),
      may_open_(most - 1),
      may_lend_long_(std::max<std::size_t>(1, most / 2)) {
    free_.push_back(open_());
}

std::unique_ptr<searcher::Session> Readers::take() {
    std::unique_lock lock(mutex_);
    const bool ready =
        freed_.wait_for(lock, patience_, [&] { return !free_.empty() || may_open_ > 0; });
    if (!ready) throw Overloaded();
    if (free_.empty()) {
        --may_open_;
        return nullptr;
    }
    auto session = std::move(free_.back());  // the one used last: its caches are warm
    free_.pop_back();
    return session;
}

void Readers::give_back(std::unique_ptr<searcher::Session> session) {
    const std::lock_guard lock(mutex_);
    if (session) {
        free_.push_back(std::move(session));
    } else {
        ++may_open_;
    }
    freed_.notify_one();
}

Readers::Lease::Lease(Readers& readers) : readers_(&readers), session_(readers.take()) {
    try {
        if (session_) {
            session_->refresh();
        } else {
            session_ = readers.open_();
        }
    } catch (...) {
        // What could not be opened or refreshed is opened anew by whoever comes next.
        readers.give_back(nullptr);
        throw;
    }
}

Readers::Lease::~Lease() {
    readers_->give_back(std::move(session_));
}

/// One of the few that may last, and its session.
class Readers::LongLease {
  public:
    explicit LongLease(Readers& readers) : place_(readers), lease_(readers) {}
    searcher::Session* session() const { return lease_.session_.get(); }

  private:
    struct Place {
        explicit Place(Readers& of) : readers(&of) {
            const std::lock_guard lock(readers->mutex_);
            if (readers->may_lend_long_ == 0) throw Overloaded();
            --readers->may_lend_long_;
        }
        ~Place() {
            const std::lock_guard lock(readers->mutex_);
            ++readers->may_lend_long_;
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        Readers* readers;
    };
    Place place_;
    Lease lease_;
};

std::shared_ptr<searcher::Session> Readers::lend_for_long() {
    const auto lent = std::make_shared<LongLease>(*this);
    return {lent, lent->session()};
}

}  // namespace udklip::web
