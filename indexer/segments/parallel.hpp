// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs independent tasks in several threads.
//
//     in_parallel(tasks, 2);
#pragma once

#include <functional>
#include <span>

namespace udklip::indexer {

/// Runs each task in one thread, in order, and returns when all have ended. If a task throws, those
/// not yet begun are skipped and the first exception is thrown again.
void in_parallel(std::span<const std::function<void()>> tasks, unsigned threads);

}  // namespace udklip::indexer
