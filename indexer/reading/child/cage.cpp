// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/cage.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <system_error>

#include "indexer/reading/child/limits.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define UDKLIP_SHADOW_MEMORY
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define UDKLIP_SHADOW_MEMORY
#endif

namespace udklip::indexer::child {
namespace {

void set_limits() {
#ifndef UDKLIP_SHADOW_MEMORY
    limit(RLIMIT_AS, kMaxMemory);
    limit(RLIMIT_NPROC, 0);
#endif
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 16);
}

/// What parsers open: shared libraries and charset modules, tables, the time zone.
constexpr std::array kReadable = {
    "/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share", "/etc/localtime", "/etc/ld.so.cache"};

/// The system calls of Landlock have no functions in glibc 2.36.
bool restrict_files() {
    constexpr std::uint64_t kAllRights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    landlock_ruleset_attr handled{};  // Linux 6.7 and 6.12 added members
    handled.handled_access_fs = kAllRights;
    const long ruleset = syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (ruleset < 0) return false;
    const int rules = static_cast<int>(ruleset);
    for (const char* path : kReadable) {
        const int fd = open(path, O_PATH | O_CLOEXEC);
        if (fd < 0) continue;
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
        rule.parent_fd = fd;
        syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        close(fd);
    }
    const bool restricted = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return restricted;
}

constexpr std::array kAllowed = {
    "read",          "write",        "readv",           "writev",       "close",
    "fstat",         "newfstatat",   "lseek",           "pread64",      "mmap",
    "mprotect",      "munmap",       "mremap",          "brk",          "madvise",
    "futex",         "rt_sigaction", "rt_sigprocmask",  "rt_sigreturn", "sigaltstack",
    "clock_gettime", "gettimeofday", "clock_nanosleep", "getrandom",    "exit",
    "exit_group",    "getpid",       "gettid",          "poll",         "ppoll",
    "getrusage",     "sched_yield",  "fcntl",           "statx",        "access",
    "faccessat",     "faccessat2",   "readlink",        "readlinkat",   "stat",
    "lstat",         "statfs",       "getdents64",
};

/// Returns 0 or a negative error number, as libseccomp does.
int load_filter() {
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(
        seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter) return -ENOMEM;
    for (const char* name : kAllowed) {
        const int call = seccomp_syscall_resolve_name(name);
        // An architecture may not have all of them: 64-bit ARM has no `stat`.
        if (call != __NR_SCMP_ERROR) seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
    }
    const auto allow = [&](const char* name, const scmp_arg_cmp& if_argument) {
        return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, seccomp_syscall_resolve_name(name), 1,
                                if_argument);
    };
    constexpr auto kOpensForMore = static_cast<scmp_datum_t>(O_ACCMODE | O_CREAT | O_TRUNC);
    if (const int error =
            allow("openat", SCMP_A2(SCMP_CMP_MASKED_EQ, kOpensForMore, scmp_datum_t{O_RDONLY})))
        return error;
    // abort() raises its signal in this process; asking for a limit names no new one.
    if (const int error =
            allow("tgkill", SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid()))))
        return error;
    if (const int error = allow("prlimit64", SCMP_A2(SCMP_CMP_EQ, scmp_datum_t{0}))) return error;
    return seccomp_load(filter.get());
}

}  // namespace

std::vector<std::string> enter_cage() {
    std::vector<std::string> missing;
    set_limits();
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (!restrict_files()) {
        missing.emplace_back(
            "this kernel has no Landlock: a parser that is taken over could read "
            "files of yours");
    }
    if (const int error = load_filter(); error != 0) {
        missing.push_back(
            fmt::format("no seccomp filter could be loaded ({}): files are parsed with bounds on "
                        "memory and time alone",
                        std::generic_category().message(-error)));
    }
    return missing;
}

}  // namespace udklip::indexer::child
