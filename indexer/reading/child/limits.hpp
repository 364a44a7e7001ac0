// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bound that a process sets for itself and what it starts, and cannot lift again.
#pragma once

#include <sys/resource.h>

namespace udklip::indexer::child {

/// `limit(RLIMIT_CORE, 0)`: getrlimit(2) names what there is and its unit.
inline void limit(__rlimit_resource what, rlim_t most) {
    const struct rlimit value { most, most };
    setrlimit(what, &value);
}

}  // namespace udklip::indexer::child
