// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has come lately: the articles of files that appeared or were changed since some time. The
// table of files tells, by the time that the system gives a file when it comes to this machine or
// changes (ctime), which copying and unpacking do not set back.
//
//     const auto lately = arrived_since({"/home/me/.local/share/udklip"}, now - days(7));
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace udklip::store {

struct Arrived {
    std::uint64_t articles = 0;
    std::uint64_t files = 0;
};

/// Reads the tables of files of all the databases. Nothing if one of them is a server, which does
/// not tell. Throws as open() does.
std::optional<Arrived> arrived_since(const std::vector<std::filesystem::path>& databases,
                                     std::chrono::sys_seconds since);

/// Returns the time a week before `now`, cut to the hour.
std::chrono::sys_seconds week_before(std::chrono::sys_seconds now);

}  // namespace udklip::store
