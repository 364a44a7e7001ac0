// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cheap test for damage: facet columns say how many articles the commit had from which they were
// made.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace udklip::store {

/// Whether the columns at `generation` were made from this commit of `db` and count other articles:
/// then one of the two is damaged. Reads some hundred bytes.
bool columns_contradict(const std::filesystem::path& generation, const Xapian::Database& db);

}  // namespace udklip::store
