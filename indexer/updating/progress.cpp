// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "command_line/messages.hpp"

namespace udklip::indexer {
namespace {

constexpr int kWidth = 30;
constexpr auto kInterval = std::chrono::milliseconds(100);

}  // namespace

Progress::Progress(bool enabled, std::uint64_t total) : enabled_(enabled), total_(total) {}

Progress::~Progress() {
    clear();
}

void Progress::update(std::uint64_t bytes_done, std::uint64_t articles) {
    if (!enabled_) return;
    const auto now = Clock::now();
    if (now - drawn_ < kInterval) return;
    drawn_ = now;
    visible_ = true;
    const double part =
        total_ == 0 ? 1.0
                    : std::min(1.0, static_cast<double>(bytes_done) / static_cast<double>(total_));
    const double seconds = std::chrono::duration<double>(now - started_).count();
    const int filled = static_cast<int>(part * kWidth);
    const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                            std::string(static_cast<std::size_t>(kWidth - filled), '.');
    const double speed = seconds > 0 ? static_cast<double>(articles) / seconds : 0.0;
    fmt::print(stderr, "\r\x1b[K[{}] {:3.0f} %  {}", bar, part * 100,
               command_line::show("{} articles, {:.0f} a second", articles, speed));
    std::fflush(stderr);
}

void Progress::clear() {
    if (!visible_) return;
    fmt::print(stderr, "\r\x1b[K");
    std::fflush(stderr);
    visible_ = false;
}

}  // namespace udklip::indexer
