// SPDX-License-Identifier: GPL-3.0-or-later
//
// A process with pipes for its standard input, output and error stream, which it inherits as its
// only open files. The destructor kills it.
//
//     ChildProcess child("/usr/libexec/udklip/udklip-read");
//     ::write(child.in(), ...);
//     const std::string reason = why_it_ended(child.wait());     "was killed (SIGKILL)"
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace udklip::indexer::child {

class ChildProcess {
  public:
    /// Starts it with an environment of its own. Throws std::system_error: NoReader if that fails.
    explicit ChildProcess(const std::filesystem::path& program);
    /// Starts a program (a path) with arguments and these variables. Throws likewise.
    ChildProcess(std::vector<std::string> words, std::vector<std::string> variables);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t id() const { return id_; }
    /// Our ends of the pipes. They do not block.
    int in() const { return in_; }
    int out() const { return out_; }
    int err() const { return err_; }
    void close_in();

    /// Seconds of processor time so far; 0 once it has ended.
    double processor_seconds() const;
    /// The kernel sends SIGXCPU when it has used so many seconds more than now.
    void allow_processor_seconds(unsigned seconds) const;
    /// Ends it, and the processes that it started.
    void kill() const;
    bool has_ended() const;
    /// Waits for its end and returns the status as waitpid() does.
    int wait();

  private:
    pid_t id_ = -1;
    int in_ = -1;
    int out_ = -1;
    int err_ = -1;
};

/// Completes "file.pdf: its reader ...".
std::string why_it_ended(int status);

}  // namespace udklip::indexer::child
