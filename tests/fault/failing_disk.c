/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that fails, for tests: preloaded into a program, it counts what is done to files below one
 * folder that changes them (opening for writing, write, pwrite, fsync, fdatasync, rename, mkdir),
 * and lets the nth of these fail.
 *
 *     LD_PRELOAD=libfailing_disk.so FAIL_BELOW=/tmp/db FAIL_AT=17 FAIL_WITH=EIO udklip-index ...
 *
 *     FAIL_AT     which one; 0: none
 *     FAIL_WITH   how:
 *                 EIO, ENOSPC: it and all that follow fail
 *                 EIO_ONCE: it alone
 *                 SHORT: if it writes, half of it is written; all that follow fail with ENOSPC
 *                 KILL: the process dies there as if by kill -9
 *                 TERM: it gets SIGTERM and goes on
 *     FAIL_COUNT  a file into which the number of what was counted is written at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { MOST_FILES = 65536 };

static atomic_char watched[MOST_FILES]; /* by descriptor */
static atomic_long count;
static long fail_at;
static const char* below;
static const char* fail_with;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    const char* at = getenv("FAIL_AT");
    fail_at = at == NULL ? 0 : atol(at);
    below = getenv("FAIL_BELOW");
    fail_with = getenv("FAIL_WITH");
    if (fail_with == NULL) fail_with = "EIO";
}

__attribute__((destructor)) static void end(void) {
    const char* path = getenv("FAIL_COUNT");
    FILE* out = path == NULL ? NULL : fopen(path, "w");
    if (out == NULL) return;
    fprintf(out, "%ld\n", atomic_load(&count));
    fclose(out);
}

static int is_below(const char* path) {
    return below != NULL && path != NULL && strncmp(path, below, strlen(below)) == 0;
}

static int is_watched(int fd) {
    return fd >= 0 && fd < MOST_FILES && atomic_load(&watched[fd]);
}

/* 0: goes on as usual; 1: fails, errno is set; 2: is to be cut short. */
static int counted(void) {
    const long now = atomic_fetch_add(&count, 1) + 1;
    if (fail_at == 0 || now < fail_at) return 0;
    if (strcmp(fail_with, "KILL") == 0) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    if (strcmp(fail_with, "TERM") == 0) {
        if (now == fail_at) kill(getpid(), SIGTERM);
        return 0;
    }
    if (strcmp(fail_with, "EIO_ONCE") == 0 && now > fail_at) return 0;
    if (strcmp(fail_with, "SHORT") == 0 && now == fail_at) return 2;
    errno = strncmp(fail_with, "EIO", 3) == 0 ? EIO : ENOSPC;
    return 1;
}

static int opened(int fd, int watch) {
    if (fd >= 0 && fd < MOST_FILES) atomic_store(&watched[fd], (char)watch);
    return fd;
}

#define OPENER(name)                                                         \
    int name(const char* path, int flags, ...) {                             \
        mode_t mode = 0;                                                     \
        if (flags & (O_CREAT | __O_TMPFILE)) {                               \
            va_list more;                                                    \
            va_start(more, flags);                                           \
            mode = va_arg(more, mode_t);                                     \
            va_end(more);                                                    \
        }                                                                    \
        const int watch = (flags & O_ACCMODE) != O_RDONLY && is_below(path); \
        if (watch && counted() == 1) return -1;                              \
        return opened(REAL(name)(path, flags, mode), watch);                 \
    }
OPENER(open)
OPENER(open64)

#define OPENER_AT(name)                                                      \
    int name(int at, const char* path, int flags, ...) {                     \
        mode_t mode = 0;                                                     \
        if (flags & (O_CREAT | __O_TMPFILE)) {                               \
            va_list more;                                                    \
            va_start(more, flags);                                           \
            mode = va_arg(more, mode_t);                                     \
            va_end(more);                                                    \
        }                                                                    \
        const int watch = (flags & O_ACCMODE) != O_RDONLY && is_below(path); \
        if (watch && counted() == 1) return -1;                              \
        return opened(REAL(name)(at, path, flags, mode), watch);             \
    }
OPENER_AT(openat)
OPENER_AT(openat64)

ssize_t write(int fd, const void* data, size_t size) {
    const int how = is_watched(fd) ? counted() : 0;
    if (how == 1) return -1;
    return REAL(write)(fd, data, how == 2 && size > 1 ? size / 2 : size);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    const int how = is_watched(fd) ? counted() : 0;
    if (how == 1) return -1;
    return REAL(pwrite)(fd, data, how == 2 && size > 1 ? size / 2 : size, at);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    const int how = is_watched(fd) ? counted() : 0;
    if (how == 1) return -1;
    return REAL(pwrite64)(fd, data, how == 2 && size > 1 ? size / 2 : size, at);
}

int fsync(int fd) {
    char link[64];
    char path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, sizeof path - 1);
    path[size < 0 ? 0 : size] = '\0';
    if (is_below(path) && counted() == 1) return -1; /* folders are opened for reading */
    return REAL(fsync)(fd);
}

int fdatasync(int fd) {
    if (is_watched(fd) && counted() == 1) return -1;
    return REAL(fdatasync)(fd);
}

int close(int fd) {
    opened(fd, 0);
    return REAL(close)(fd);
}

int rename(const char* from, const char* to) {
    if (is_below(to) && counted() == 1) return -1;
    return REAL(rename)(from, to);
}

int mkdir(const char* path, mode_t mode) {
    if (is_below(path) && counted() == 1) return -1;
    return REAL(mkdir)(path, mode);
}
