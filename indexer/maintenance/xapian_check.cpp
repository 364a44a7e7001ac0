// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/xapian_check.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <atomic>
#include <cstdio>
#include <exception>
#include <sstream>

#include "command_line/error.hpp"
#include "indexer/maintenance/interruptible.hpp"
#include "store/layout/xapian_errors.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// Prints what Xapian's check finds to `out`. If the check itself fails, prints message and hint
/// and returns the code of the error.
int check_into(const fs::path& generation, std::FILE* out) {
    const auto refused = [&](const Error& why) {
        tell_error(why, out);
        return static_cast<int>(why.code());
    };
    try {
        std::ostringstream told;
        const std::size_t errors = Xapian::Database::check(generation.string(), 0, &told);
        if (errors != 0) {
            fmt::print(out, "{}{}", fmt::format("Xapian finds {} faults:\n", errors), told.str());
        }
        return 0;
    } catch (const Xapian::Error& error) {
        return refused(store::translate(error, generation.string()));
    } catch (const std::exception& error) {
        return refused(store::damaged(error, generation.string()));
    }
}

}  // namespace

std::string xapian_faults(const fs::path& generation, const std::atomic<bool>& interrupted) {
    const ChildEnd end =
        in_child([&](std::FILE* out) { return check_into(generation, out); }, interrupted);
    // A sanitizer ends what it finds with 1, which is none of the codes of an Error.
    if (!end.exited || end.code == 1) return end.told + fmt::format("Xapian's check broke off\n");
    if (end.code != 0) throw_told(end);
    return end.told;
}

}  // namespace udklip::indexer
