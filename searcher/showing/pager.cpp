// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/pager.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace udklip::searcher {
namespace {

std::string pager_command() {
    const char* named = std::getenv("PAGER");
    if (named == nullptr) return "less";
    return std::string(named) == "cat" ? std::string() : std::string(named);
}

[[noreturn]] void run_pager(const std::string& command, int from) {
    ::dup2(from, STDIN_FILENO);
    ::setenv("LESS", "FRX", 0);  // colours, and no pager for what fits the screen
    ::execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
    ::_exit(127);
}

}  // namespace

Pager::Pager() {
    const std::string command = pager_command();
    if (command.empty() || ::isatty(STDOUT_FILENO) == 0) return;
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    std::fflush(stdout);
    child_ = ::fork();
    if (child_ == 0) run_pager(command, ends[0]);
    ::close(ends[0]);
    if (child_ > 0) {
        terminal_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
        ::dup2(ends[1], STDOUT_FILENO);
    }
    ::close(ends[1]);
}

Pager::~Pager() {
    if (child_ <= 0) return;
    std::fflush(stdout);
    ::dup2(terminal_, STDOUT_FILENO);
    ::close(terminal_);
    ::waitpid(child_, nullptr, 0);
}

}  // namespace udklip::searcher
