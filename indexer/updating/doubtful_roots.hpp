// SPDX-License-Identifier: GPL-3.0-or-later
//
// Roots whose look is not to be believed: a disk that is not mounted looks like an emptied folder.
// Such a root counts as not looked at. Its articles stay, and the other roots go on.
//
//     for (const auto& root : leave_out_doubtful_roots(found, roots, known, Belief::doubting)) ...
#pragma once

#include <string>
#include <vector>

#include "indexer/updating/roots.hpp"
#include "indexer/updating/scan.hpp"
#include "store/layout/file_table.hpp"
#include "translation/said.hpp"

namespace udklip::indexer {

struct DoubtfulRoot {
    std::string path;
    translation::Said reason;  ///< completes "/nyt: ..."
};

/// `doubting`: a root that is gone, or that lost more than half of its articles, is doubtful; moved
/// files are not lost. `losing_nothing`: nothing is removed, so only a root that is gone is
/// doubtful. `all`: what is gone is gone.
enum class Belief { doubting, losing_nothing, all };

/// Takes the doubtful roots and their files out of `found`, and returns them. A root that cannot be
/// read is doubtful whatever the belief, unless it is gone.
std::vector<DoubtfulRoot> leave_out_doubtful_roots(Scan& found, const Roots& roots,
                                                   const store::FileTable& known, Belief belief);

}  // namespace udklip::indexer
