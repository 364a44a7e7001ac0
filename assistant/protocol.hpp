// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Model Context Protocol, in both of its eras. Up to 2025-11-25 a client shakes hands
// (`initialize`); since 2026-07-28 each request carries the version in its `_meta`, and there is no
// state. The request tells the era.
//
//     Protocol protocol(tools);
//     if (const auto answer = protocol.answer(message, stop)) print(*answer);
#pragma once

#include <atomic>
#include <optional>

#include "assistant/message.hpp"
#include "assistant/tools.hpp"

namespace udklip::assistant {

/// Not shared between threads. `tools` must outlive it.
class Protocol {
  public:
    explicit Protocol(Tools& tools) : tools_(&tools) {}

    /// Returns what is to be sent; nothing for a message that gets no answer. A call ends early
    /// when another thread sets `stop`.
    std::optional<Json> answer(const Message& message, const std::atomic<bool>& stop);

  private:
    enum class Era { handshake, stateless };

    Json result_of(const Message& message, Era era, const std::atomic<bool>& stop);
    Json call(const Json& params, const std::atomic<bool>& stop);

    Tools* tools_;
};

}  // namespace udklip::assistant
