// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/xapian_check.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <sstream>

#include "command_line/error.hpp"
#include "store/layout/xapian_errors.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// Prints what Xapian's check finds to `out`. If the check itself fails, prints message and hint
/// and returns the code of the error.
int check_into(const fs::path& generation, std::FILE* out) {
    const auto refused = [&](const Error& why) {
        fmt::print(out, "{}\n{}", why.what(), why.hint());
        return static_cast<int>(why.code());
    };
    try {
        std::ostringstream told;
        const std::size_t errors = Xapian::Database::check(generation.string(), 0, &told);
        if (errors != 0) fmt::print(out, "Xapian finds {} faults:\n{}", errors, told.str());
        return 0;
    } catch (const Xapian::Error& error) {
        return refused(store::translate(error, generation.string()));
    } catch (const std::exception& error) {
        return refused(store::damaged(error, generation.string()));
    }
}

std::string all_of(std::FILE* file) {
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
        text.push_back(static_cast<char>(c));
    }
    return text;
}

}  // namespace

std::string xapian_faults(const fs::path& generation) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> told(std::tmpfile(), &std::fclose);
    const pid_t child = told == nullptr ? -1 : ::fork();
    if (child < 0) {
        throw Error(ErrorCode::storage,
                    fmt::format("cannot check {}: {}", generation.string(), std::strerror(errno)));
    }
    if (child == 0) {
        const int code = check_into(generation, told.get());
        std::fflush(told.get());
        ::_exit(code);
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    const std::string text = all_of(told.get());
    // A sanitizer ends what it finds with 1, which is none of the codes of an Error.
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 1) return text + "Xapian's check broke off\n";
    if (WEXITSTATUS(status) == 0) return text;
    const auto line_end = std::min(text.find('\n'), text.size());
    throw Error(static_cast<ErrorCode>(WEXITSTATUS(status)), text.substr(0, line_end),
                text.substr(std::min(line_end + 1, text.size())));
}

}  // namespace udklip::indexer
