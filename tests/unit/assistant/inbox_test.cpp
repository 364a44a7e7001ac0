// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/inbox.hpp"

#include <thread>

#include "tests/unit/catch.hpp"

using namespace udklip::assistant;

namespace {

Message asked(int id) {
    Message message;
    message.id = id;
    message.method = "ping";
    return message;
}

Message cancelling(int id) {
    Message message;
    message.method = "notifications/cancelled";
    message.params["requestId"] = id;
    return message;
}

}  // namespace

TEST_CASE("messages come out in order, until there are no more") {
    Inbox inbox;
    inbox.put(asked(1));
    inbox.put(asked(2));
    inbox.close(5);
    CHECK(inbox.take()->id == 1);
    CHECK(inbox.take()->id == 2);
    CHECK_FALSE(inbox.take().has_value());
    CHECK(inbox.error() == 5);
}

TEST_CASE("what is cancelled is dropped if it waits, and stopped if it runs") {
    Inbox inbox;
    for (const int id : {1, 2, 3}) inbox.put(asked(id));
    CHECK(inbox.take()->id == 1);
    inbox.put(cancelling(2));
    CHECK_FALSE(inbox.stopped());
    inbox.put(cancelling(1));
    CHECK(inbox.stopped());
    CHECK(inbox.take()->id == 3);
    CHECK_FALSE(inbox.stopped());
    inbox.put(cancelling(1));
    CHECK_FALSE(inbox.stopped());
}

TEST_CASE("who puts in too many waits, and none is lost") {
    Inbox inbox;
    constexpr int kMany = 2000;
    std::thread puts([&] {
        for (int id = 0; id < kMany; ++id) inbox.put(asked(id));
        inbox.close();
    });
    int next = 0;
    while (const auto message = inbox.take()) CHECK(message->id == next++);
    puts.join();
    CHECK(next == kMany);
}
