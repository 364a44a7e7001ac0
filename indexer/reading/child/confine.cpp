// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/confine.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "indexer/reading/child/limits.hpp"

namespace udklip::indexer::child {
namespace {

constexpr rlim_t kMostFileBytes = 1'000'000'000;

constexpr std::uint64_t kWriting = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                   LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                   LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                   LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                   LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

void allow(int rules, const char* path, std::uint64_t rights) {
    const int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return;
    landlock_path_beneath_attr rule{};
    rule.allowed_access = rights;
    rule.parent_fd = fd;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    close(fd);
}

/// Where the kernel has no Landlock, the rights of files decide alone.
void let_write_below(const char* folder) {
    landlock_ruleset_attr handled{};  // Linux 6.7 and 6.12 added members
    handled.handled_access_fs = kWriting;
    const long ruleset = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset < 0) return;
    const int rules = static_cast<int>(ruleset);
    allow(rules, folder, kWriting);
    allow(rules, "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE);
    allow(rules, "/dev/shm", kWriting);  // semaphores of Python's multiprocessing
    syscall(SYS_landlock_restrict_self, rules, 0);
    close(rules);
}

/// Without a socket there is no network; pairs of sockets stay, by which processes talk.
bool deny_network() {
    constexpr std::array kDenied = {"socket", "io_uring_setup", "ptrace"};
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    if (filter == nullptr) return false;
    for (const char* name : kDenied) {
        const int call = seccomp_syscall_resolve_name(name);
        if (call != __NR_SCMP_ERROR) seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
    }
    const bool loaded = seccomp_load(filter) == 0;
    seccomp_release(filter);
    return loaded;
}

[[noreturn]] void fail(const char* what, const char* why) {
    std::fprintf(stderr, "%s: %s\n", what, why);
    _exit(kNotStarted);
}

}  // namespace

void run_confined(char* const* arguments) {
    for (int i = 0; i < 4; ++i) {
        if (arguments[i] == nullptr) fail("udklip-read", "too few arguments");
    }
    char* const* program = arguments + 3;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CPU, std::strtoull(arguments[0], nullptr, 10));
    limit(RLIMIT_AS, std::strtoull(arguments[1], nullptr, 10));
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, kMostFileBytes);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    let_write_below(arguments[2]);
    if (!deny_network()) fail(program[0], "cannot be kept from the network on this system");
    execvp(program[0], program);
    fail(program[0], std::strerror(errno));
}

}  // namespace udklip::indexer::child
