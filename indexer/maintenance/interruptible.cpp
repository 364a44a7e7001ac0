// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/maintenance/interruptible.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <exception>
#include <memory>
#include <sstream>
#include <string>
#include <thread>

#include "command_line/error.hpp"

namespace udklip::indexer {
namespace {

constexpr std::chrono::milliseconds kTurn{20};  // between two looks at the child

std::string all_of(std::FILE* file) {
    std::string text;
    std::rewind(file);
    for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) {
        text.push_back(static_cast<char>(c));
    }
    return text;
}

/// The status of a child that has ended, as waitpid() tells it.
int wait_for(pid_t child, const std::atomic<bool>& interrupted) {
    int status = 0;
    for (;;) {
        const pid_t ended = ::waitpid(child, &status, WNOHANG);
        if (ended == child || (ended < 0 && errno != EINTR)) return status;
        if (interrupted.load()) {
            ::kill(child, SIGKILL);
            while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
            }
            throw Error(ErrorCode::interrupted, said("interrupted; the database is as it was"));
        }
        std::this_thread::sleep_for(kTurn);
    }
}

}  // namespace

void stop_if(const std::atomic<bool>& interrupted) {
    if (!interrupted.load()) return;
    throw Error(ErrorCode::interrupted, said("interrupted; the database is as it was"));
}

ChildEnd in_child(const std::function<int(std::FILE*)>& action,
                  const std::atomic<bool>& interrupted) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> told(std::tmpfile(), &std::fclose);
    const pid_t child = told == nullptr ? -1 : ::fork();
    if (child < 0) {
        throw Error(ErrorCode::storage,
                    said("no process can be started: {}", std::strerror(errno)));
    }
    if (child == 0) {
        const int code = action(told.get());
        std::fflush(told.get());
        ::_exit(code);
    }
    const int status = wait_for(child, interrupted);
    return {WIFEXITED(status), WIFEXITED(status) ? WEXITSTATUS(status) : 0, all_of(told.get())};
}

void do_in_child(const std::function<void()>& action, const std::atomic<bool>& interrupted) {
    const ChildEnd end = in_child(
        [&](std::FILE* out) {
            try {
                action();
                return 0;
            } catch (const Error& error) {
                tell_error(error, out);
                return static_cast<int>(error.code());
            } catch (const std::exception& error) {
                fmt::print(out, "{}\n", error.what());
                return static_cast<int>(ErrorCode::storage);
            }
        },
        interrupted);
    if (end.exited && end.code == 0) return;
    if (end.exited && !end.told.empty()) throw_told(end);
    throw Error(ErrorCode::storage, said("a process that did a part of the work has died"),
                said("the database is as it was; run again"));
}

void tell_error(const Error& error, std::FILE* out) {
    constexpr auto danish = translation::Language::danish;
    const auto& message = error.message();
    const auto& hint = error.hint();
    fmt::print(out, "{}\n{}\n{}\n{}", message.english(), message.in(danish), hint.english(),
               hint.in(danish));
}

void throw_told(const ChildEnd& end) {
    std::array<std::string, 4> lines;
    std::istringstream told(end.told);
    for (auto& line : lines) std::getline(told, line);
    const auto& [english, danish, hint, danish_hint] = lines;
    throw Error(static_cast<ErrorCode>(end.code), {english, danish.empty() ? english : danish},
                {hint, danish_hint});
}

}  // namespace udklip::indexer
