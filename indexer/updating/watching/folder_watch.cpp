// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/watching/folder_watch.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "indexer/reading/formats.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

/// Whether nothing is read below a name, so that there is nothing to watch.
bool is_passed_over(const std::string& name) {
    return is_hidden_name(name) || is_left_out(name);
}

/// A file counts when whoever writes it has closed it: half a file is none.
constexpr std::uint32_t kEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE |
                                  IN_CREATE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

FolderWatch::FolderWatch() : fd_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    if (fd_ >= 0) return;
    throw Error(ErrorCode::storage, said("cannot watch folders: {}", std::strerror(errno)),
                said("raise fs.inotify.max_user_instances, or run udklip-index from time to time"));
}

FolderWatch::~FolderWatch() {
    ::close(fd_);
}

void FolderWatch::add(const fs::path& path) {
    if (path == except_) return;
    add_one(path);
    std::error_code error;
    if (!fs::is_directory(path, error)) return;
    fs::directory_iterator entries(path, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        std::error_code ignored;
        if (entries->symlink_status(ignored).type() != fs::file_type::directory) continue;
        if (!is_passed_over(entries->path().filename().string())) add(entries->path());
    }
    // What cannot be opened is told by the run that looks there.
}

void FolderWatch::add_one(const fs::path& path) {
    const int watch = ::inotify_add_watch(fd_, path.c_str(), kEvents);
    if (watch >= 0) {
        paths_[watch] = path;
        return;
    }
    if (errno == ENOENT || errno == EACCES) return;
    if (complete_) {
        spdlog::warn(
            command_line::show("cannot watch {}: {}; looking there from time to time instead",
                               language::printable_line(path.string()), std::strerror(errno))
                .str());
        spdlog::warn(
            command_line::show("to watch more folders: sysctl fs.inotify.max_user_watches=1000000")
                .str());
    }
    complete_ = false;
}

FolderWatch::Seen FolderWatch::wait(std::chrono::milliseconds longest) {
    pollfd source{fd_, POLLIN, 0};
    const int ready = ::poll(&source, 1, static_cast<int>(longest.count()));
    if (ready < 0) {
        if (errno == EINTR) return Seen::interrupted;
        throw Error(ErrorCode::storage, said("cannot watch folders: {}", std::strerror(errno)));
    }
    return ready > 0 && take_events() ? Seen::change : Seen::nothing;
}

/// Whether any of what happened may have changed an article.
bool FolderWatch::take_events() {
    alignas(inotify_event) std::array<char, 65'536> buffer;
    bool changed = false;
    for (;;) {
        const ssize_t size = ::read(fd_, buffer.data(), buffer.size());
        if (size <= 0) return changed;
        for (ssize_t at = 0; at < size;) {
            const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
            if ((event->mask & IN_IGNORED) != 0) {
                paths_.erase(event->wd);
                continue;
            }
            if ((event->mask & IN_Q_OVERFLOW) != 0) {
                changed = true;
                continue;
            }
            const std::string name = event->len > 0 ? event->name : "";
            if (is_passed_over(name)) continue;
            const bool is_folder = (event->mask & IN_ISDIR) != 0;
            const auto folder = paths_.find(event->wd);
            if (is_folder && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0 &&
                folder != paths_.end()) {
                add(folder->second / name);
            }
            // A file that is being created is told of again when it is closed.
            changed = changed || is_folder || (event->mask & ~std::uint32_t{IN_CREATE}) != 0;
        }
    }
}

}  // namespace udklip::indexer
