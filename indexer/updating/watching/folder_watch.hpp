// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells that something changed below some folders (inotify). It does not tell what: whoever asks
// looks at all of it, so that an event that was lost costs time and never an article.
//
//     FolderWatch watch;
//     watch.add("/home/eva/nyt");
//     if (watch.wait(1s) == FolderWatch::Seen::change) ...
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <unordered_map>

namespace udklip::indexer {

class FolderWatch {
  public:
    /// Throws Error (storage) if the system has no more watches to give.
    FolderWatch();
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    /// Watches a file, or a folder and all below it, without what scan() leaves out and without
    /// `except`. What is watched already stays so.
    void add(const std::filesystem::path& path);
    void leave_out(const std::filesystem::path& except) { except_ = except; }

    enum class Seen { nothing, change, interrupted };
    /// Until something changes, a signal comes or the time is over. Folders that are new are
    /// watched from here on.
    Seen wait(std::chrono::milliseconds longest);

    /// False if some folder could not be watched: then one has to look from time to time.
    bool is_complete() const { return complete_; }

  private:
    void add_one(const std::filesystem::path& path);
    bool take_events();

    int fd_;
    bool complete_ = true;
    std::filesystem::path except_;
    std::unordered_map<int, std::filesystem::path> paths_;  // by watch
};

}  // namespace udklip::indexer
