// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-web, parsed.
//
//     const Parsed parsed = parse_options(argc, argv);
//     if (!parsed.options) return parsed.exit_code;
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "web/site.hpp"

namespace udklip::web {

struct Options {
    std::vector<std::filesystem::path> databases;  ///< empty: the default one
    bool allow_partial = false;
    std::string address = "127.0.0.1";
    int port = 8421;
    std::vector<std::string> hosts;  ///< by which it may be called, lower case
    std::string password;            ///< empty: none is asked for
    SiteSettings site;
};

/// The options; or an exit code if there is nothing more to do, because --help and the like were
/// printed or a mistake was reported.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};

/// Throws Error: usage for another address without a password; storage for a password file that
/// cannot be read.
Parsed parse_options(int argc, const char* const* argv);

/// Returns whether an address is one of the machine itself: 127.0.0.1, ::1, localhost.
bool is_loopback(const std::string& address);

}  // namespace udklip::web
