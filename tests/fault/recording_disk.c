/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records what a program does to files below one folder, for tests of power failure: preloaded, it
 * appends to a log each opening that makes or empties a file, each write, truncation, renaming,
 * removal, new folder and sync. power_failure.py replays the log.
 *
 *     LD_PRELOAD=librecording_disk.so RECORD_BELOW=/tmp/db RECORD_TO=/tmp/log udklip-index ...
 *
 * A record: one letter, two lengths and an offset (three times 8 bytes of the machine), a path,
 * data.
 *
 *     C path          made, if it was not there      T path at     cut or grown to `at` bytes
 *     W path at data  written                        S path        synced, a file or a folder
 *     R path to       renamed                        U path        removed, a file or a folder
 *     M path          folder made
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int log_fd = -1;
static const char* below;

__attribute__((constructor)) static void begin(void) {
    below = getenv("RECORD_BELOW");
    const char* to = getenv("RECORD_TO");
    if (to == NULL) return;
    log_fd = REAL(open)(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below(const char* path) {
    return log_fd >= 0 && below != NULL && path != NULL && strncmp(path, below, strlen(below)) == 0;
}

/* One call, so that threads and child processes do not mix their records. */
static void record(char what, const char* path, const void* data, size_t size, int64_t at) {
    uint64_t numbers[3] = {strlen(path), size, (uint64_t)at};
    struct iovec parts[4] = {
        {&what, 1}, {numbers, sizeof numbers}, {(void*)path, numbers[0]}, {(void*)data, size}};
    if (writev(log_fd, parts, 4) < 0) abort();
}

/* The path of a descriptor, if it is below; else NULL. */
static const char* path_of(int fd, char* path) {
    char link[64];
    if (log_fd < 0 || fd == log_fd) return NULL;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    const ssize_t size = readlink(link, path, PATH_MAX - 1);
    if (size < 0) return NULL;
    path[size] = '\0';
    return is_below(path) ? path : NULL;
}

/* The path relative to a folder's descriptor, as removals of whole trees use it. */
static const char* path_at(int at, const char* name, char* path) {
    char folder[PATH_MAX];
    if (name[0] == '/' || at == AT_FDCWD) return is_below(name) ? name : NULL;
    if (path_of(at, folder) == NULL) return NULL;
    snprintf(path, PATH_MAX, "%.2000s/%.2000s", folder, name);
    return path;
}

static void opened(const char* path, int flags, int was_there) {
    if (!is_below(path) || (flags & O_ACCMODE) == O_RDONLY) return;
    if ((flags & O_CREAT) != 0 && !was_there) record('C', path, "", 0, 0);
    if ((flags & O_TRUNC) != 0 && was_there) record('T', path, "", 0, 0);
}

#define OPENER(name)                                   \
    int name(const char* path, int flags, ...) {       \
        mode_t mode = 0;                               \
        if (flags & (O_CREAT | __O_TMPFILE)) {         \
            va_list more;                              \
            va_start(more, flags);                     \
            mode = va_arg(more, mode_t);               \
            va_end(more);                              \
        }                                              \
        const int was_there = access(path, F_OK) == 0; \
        const int fd = REAL(name)(path, flags, mode);  \
        if (fd >= 0) opened(path, flags, was_there);   \
        return fd;                                     \
    }
OPENER(open)
OPENER(open64)

ssize_t write(int fd, const void* data, size_t size) {
    char path[PATH_MAX];
    const char* known = path_of(fd, path);
    const off_t at = known == NULL ? 0 : lseek(fd, 0, SEEK_CUR);
    const ssize_t written = REAL(write)(fd, data, size);
    if (known != NULL && written > 0) record('W', known, data, (size_t)written, at);
    return written;
}

#define PWRITER(name, offset)                                                            \
    ssize_t name(int fd, const void* data, size_t size, offset at) {                     \
        char path[PATH_MAX];                                                             \
        const char* known = path_of(fd, path);                                           \
        const ssize_t written = REAL(name)(fd, data, size, at);                          \
        if (known != NULL && written > 0) record('W', known, data, (size_t)written, at); \
        return written;                                                                  \
    }
PWRITER(pwrite, off_t)
PWRITER(pwrite64, off64_t)

#define TRUNCATER(name, offset)                                            \
    int name(int fd, offset size) {                                        \
        char path[PATH_MAX];                                               \
        const char* known = path_of(fd, path);                             \
        const int result = REAL(name)(fd, size);                           \
        if (known != NULL && result == 0) record('T', known, "", 0, size); \
        return result;                                                     \
    }
TRUNCATER(ftruncate, off_t)
TRUNCATER(ftruncate64, off64_t)

#define SYNCER(name)                                                    \
    int name(int fd) {                                                  \
        char path[PATH_MAX];                                            \
        const char* known = path_of(fd, path);                          \
        const int result = REAL(name)(fd);                              \
        if (known != NULL && result == 0) record('S', known, "", 0, 0); \
        return result;                                                  \
    }
SYNCER(fsync)
SYNCER(fdatasync)

int rename(const char* from, const char* to) {
    const int result = REAL(rename)(from, to);
    if (result == 0 && is_below(to)) record('R', from, to, strlen(to), 0);
    return result;
}

int mkdir(const char* path, mode_t mode) {
    const int result = REAL(mkdir)(path, mode);
    if (result == 0 && is_below(path)) record('M', path, "", 0, 0);
    return result;
}

#define REMOVER(name)                                                   \
    int name(const char* path) {                                        \
        const int result = REAL(name)(path);                            \
        if (result == 0 && is_below(path)) record('U', path, "", 0, 0); \
        return result;                                                  \
    }
REMOVER(unlink)
REMOVER(rmdir)
REMOVER(remove)

int unlinkat(int at, const char* name, int flags) {
    char path[PATH_MAX];
    const char* known = path_at(at, name, path);
    const int result = REAL(unlinkat)(at, name, flags);
    if (known != NULL && result == 0) record('U', known, "", 0, 0);
    return result;
}
