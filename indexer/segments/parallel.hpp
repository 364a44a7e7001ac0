// SPDX-License-Identifier: GPL-3.0-or-later
//
// Independent things done by several threads.
//
//     in_parallel(tasks, 2);
#pragma once

#include <functional>
#include <span>

namespace udklip::indexer {

/// Returns when all are done, each by one thread, the first ones begun first. If one throws, those
/// that were not begun are left, and the first exception is thrown again.
void in_parallel(std::span<const std::function<void()>> tasks, unsigned threads);

}  // namespace udklip::indexer
