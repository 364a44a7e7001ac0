// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-mcp, parsed.
//
//     const Parsed parsed = parse_options(argc, argv);
//     if (!parsed.options) return parsed.exit_code;
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "assistant/tools.hpp"

namespace udklip::assistant {

struct Options {
    std::vector<std::filesystem::path> databases;  ///< empty: the default one
    bool allow_partial = false;
    ToolSettings tools;
};

/// The options; or an exit code if there is nothing more to do, because --help and the like were
/// printed.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};

/// Throws Error (usage) for a mistake.
Parsed parse_options(int argc, const char* const* argv);

}  // namespace udklip::assistant
