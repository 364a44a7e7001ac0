// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a run must not do without being told to: an unmounted disk or a mistyped --rebuild must not
// empty a database. Each throws Error (usage) with the option that says it is meant.
#pragma once

#include "indexer/updating/roots.hpp"
#include "indexer/updating/scan.hpp"
#include "store/layout/file_table.hpp"

namespace udklip::indexer {

/// Of no root that was looked at may more than half of the articles go. A file that was moved is
/// not gone.
void guard_removal(const Roots& roots, const Scan& found, const store::FileTable& known);

/// A rebuild has only what it reads: what it is to keep must be readable.
void guard_rebuild(const Scan& found, const store::FileTable& known);

/// Something must be there to be looked at.
void guard_reading(const Scan& found);

}  // namespace udklip::indexer
