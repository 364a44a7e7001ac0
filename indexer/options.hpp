// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-index, parsed.
//
//     const Parsed parsed = parse_options(argc, argv);
//     if (!parsed.options) return parsed.exit_code;
#pragma once

#include <optional>
#include <string>

#include "indexer/updating/update.hpp"

namespace udklip::indexer {

struct Options {
    enum class Task { update, watch, stats, check, compact, recurring_lines };
    Task task = Task::update;
    UpdateOptions update;
    bool ignore_rejected = false;  ///< rejected articles do not change the exit code
    bool json = false;
    int verbosity = 0;  ///< -1 quiet, 0 warnings, 1 what is done
};

/// The options; or an exit code if there is nothing more to do, because --help and the like were
/// printed or a mistake was reported.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace udklip::indexer
