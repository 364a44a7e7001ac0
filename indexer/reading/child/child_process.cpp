// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/child/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

#include "indexer/reading/foreign_reader.hpp"

namespace udklip::indexer::child {
namespace {

void check(int error, const char* what) {
    if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

struct Pipe {
    int read_end = -1;
    int write_end = -1;

    Pipe() {
        std::array<int, 2> ends{};
        check(pipe2(ends.data(), O_CLOEXEC) == 0 ? 0 : errno, "pipe");
        read_end = ends[0];
        write_end = ends[1];
    }
    ~Pipe() {
        if (read_end >= 0) close(read_end);
        if (write_end >= 0) close(write_end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
};

int kept(int& end) {
    fcntl(end, F_SETFL, O_NONBLOCK);
    return std::exchange(end, -1);
}

/// The parent may ignore signals that must end the child; the child must not inherit that, nor get
/// the Ctrl-C that the parent answers itself.
class SpawnAttributes {
  public:
    SpawnAttributes() {
        posix_spawnattr_init(&value);
        sigset_t signals;
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&value, &signals);
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&value, &signals);
        posix_spawnattr_setpgroup(&value, 0);
        posix_spawnattr_setflags(
            &value, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&value); }
    posix_spawnattr_t value;
};

class SpawnActions {
  public:
    SpawnActions(const Pipe& in, const Pipe& out, const Pipe& err) {
        posix_spawn_file_actions_init(&value);
        posix_spawn_file_actions_adddup2(&value, in.read_end, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&value, out.write_end, STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&value, err.write_end, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&value, STDERR_FILENO + 1);
    }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&value); }
    posix_spawn_file_actions_t value;
};

/// What the child gets of the environment, beside a locale in which names in archives are UTF-8.
std::vector<std::string> environment() {
    std::vector<std::string> variables = {"LC_ALL=C.UTF-8", "ASAN_OPTIONS=detect_leaks=0"};
    if (const char* path = std::getenv("LD_LIBRARY_PATH")) {
        variables.push_back(fmt::format("LD_LIBRARY_PATH={}", path));
    }
    return variables;
}

/// As exec takes them: a null at the end.
std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (auto& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

}  // namespace

ChildProcess::ChildProcess(const std::filesystem::path& program)
    : ChildProcess({program.string()}, environment()) {}

ChildProcess::ChildProcess(std::vector<std::string> words, std::vector<std::string> variables) {
    Pipe in;
    Pipe out;
    Pipe err;
    const SpawnActions actions(in, out, err);
    const SpawnAttributes attributes;
    const auto arguments = pointers_to(words);
    const auto environment_pointers = pointers_to(variables);
    const int error = posix_spawn(&id_, arguments[0], &actions.value, &attributes.value,
                                  arguments.data(), environment_pointers.data());
    if (error != 0) {
        throw NoReader(std::error_code(error, std::generic_category()),
                       words.front() + " cannot be started");
    }
    in_ = kept(in.write_end);
    out_ = kept(out.read_end);
    err_ = kept(err.read_end);
}

ChildProcess::~ChildProcess() {
    if (id_ > 0) {
        kill();
        wait();
    }
    for (const int fd : {in_, out_, err_}) {
        if (fd >= 0) close(fd);
    }
}

void ChildProcess::close_in() {
    close(std::exchange(in_, -1));
}

double ChildProcess::processor_seconds() const {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(id_, &clock) != 0 || clock_gettime(clock, &time) != 0) return 0;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

void ChildProcess::allow_processor_seconds(unsigned seconds) const {
    const struct rlimit limit {
        static_cast<rlim_t>(processor_seconds()) + seconds + 1, RLIM_INFINITY
    };
    prlimit(id_, RLIMIT_CPU, &limit, nullptr);
}

void ChildProcess::kill() const {
    // It leads a group of its own. Where it has just begun, it may not do so yet.
    if (id_ > 0 && ::kill(-id_, SIGKILL) != 0) ::kill(id_, SIGKILL);
}

bool ChildProcess::has_ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOHANG | WNOWAIT) != 0 ||
           info.si_pid == id_;
}

int ChildProcess::wait() {
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = -1;
    return status;
}

std::string why_it_ended(int status) {
    if (WIFEXITED(status)) {
        return fmt::format("ended in the middle of it (exit code {})", WEXITSTATUS(status));
    }
    switch (const int signal = WTERMSIG(status)) {
        case SIGXCPU:
            return "took more processor time than reading a file may take";
        case SIGABRT:
        case SIGTRAP:  // GLib, when it gets no memory
            return fmt::format("gave up (SIG{}), perhaps for want of memory", sigabbrev_np(signal));
        case SIGSYS:
            return "asked the system for what it may not have (SIGSYS)";
        case SIGXFSZ:
            return "tried to write a file (SIGXFSZ)";
        case SIGKILL:
        case SIGTERM:
            return fmt::format("was killed (SIG{})", sigabbrev_np(signal));
        default: {
            const char* name = sigabbrev_np(signal);
            return name != nullptr ? fmt::format("crashed (SIG{})", name)
                                   : fmt::format("crashed (signal {})", signal);
        }
    }
}

}  // namespace udklip::indexer::child
