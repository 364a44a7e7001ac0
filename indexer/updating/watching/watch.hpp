// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-index --watch: stay, and keep the database up to date with what changes below its roots.
#pragma once

#include <atomic>
#include <functional>

#include "indexer/updating/report.hpp"
#include "indexer/updating/update.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

/// Runs update() once, then whenever something changed, until `interrupted`. Changes that come
/// close together are taken in together; one is searchable within two seconds if looking through
/// the folders takes less than one. From time to time it looks without being told, for what the
/// system did not tell. `done` is told of each run that did something, and of the first.
///
/// The first run may throw Error. What goes wrong later is logged, and tried again.
void watch(const UpdateOptions& options, const language::Lexicon& lexicon,
           const std::atomic<bool>& interrupted, const std::function<void(const Report&)>& done);

}  // namespace udklip::indexer
