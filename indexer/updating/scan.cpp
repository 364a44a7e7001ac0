// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/scan.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "command_line/error.hpp"

namespace udklip::indexer {
namespace fs = std::filesystem;
namespace {

std::int64_t nanoseconds(const timespec& time) {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

/// Size, times and inode of a regular file; false for everything else.
bool look_at(const fs::path& path, FoundFile& file) {
    struct stat info {};
    if (::lstat(path.c_str(), &info) != 0) throw std::system_error(errno, std::generic_category());
    if (!S_ISREG(info.st_mode)) return false;
    file.size = static_cast<std::uint64_t>(info.st_size);
    file.modified = nanoseconds(info.st_mtim);
    file.changed = nanoseconds(info.st_ctim);
    file.inode = info.st_ino;
    return true;
}

void add_file(const fs::path& path, const std::string& root, Format format, Scan& found) {
    FoundFile file{path.string(), root, format, 0, 0, 0, 0};
    try {
        if (look_at(path, file)) {
            found.files.push_back(std::move(file));
        } else {
            found.problems.push_back(
                {path.string(), "is no file but a pipe, a socket or a device"});
        }
    } catch (const std::system_error& error) {
        found.problems.push_back({path.string(), error.code().message()});
    }
}

/// Whether a folder holds the pictures and scripts of a page that was saved beside it.
bool is_of_saved_page(const fs::path& folder) {
    const auto pages = saved_pages_of(folder.string());
    return std::any_of(pages.begin(), pages.end(), [](const std::string& page) {
        std::error_code ignored;
        return fs::is_regular_file(page, ignored);
    });
}

/// `left_out`: why nothing below the folder is read; null: it is read.
void add_folder(const fs::path& folder, const std::string& root, const char* left_out,
                const OutsidePrograms* outside, Scan& found) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
        const fs::path& path = entries->path();
        const std::string name = path.filename().string();
        if (is_hidden_name(name)) continue;
        // What kind of entry it is, reading the folder has told: asking again would double the
        // time.
        std::error_code ignored;
        if (entries->is_symlink(ignored)) continue;
        const char* why = left_out != nullptr ? left_out : is_left_out(name) ? kLeftOut : nullptr;
        if (entries->is_directory(ignored)) {
            if (why == nullptr && is_of_saved_page(path)) why = kOfSavedPage;
            add_folder(path, root, why, outside, found);
        } else if (why != nullptr) {
            found.skipped.push_back({path.string(), why});
        } else if (const Format format = format_of(path, outside); format != Format::none) {
            add_file(path, root, format, found);
        } else {
            found.skipped.push_back({path.string(), kNoFormat});
        }
    }
    if (error && left_out == nullptr) found.problems.push_back({folder.string(), error.message()});
}

}  // namespace

std::string FoundFile::relative_path() const {
    if (path == root) return fs::path(path).filename().string();
    return path.substr(root.ends_with('/') ? root.size() : root.size() + 1);
}

bool is_as_found(const FoundFile& file) {
    FoundFile now = file;
    try {
        if (!look_at(file.path, now)) return false;
    } catch (const std::system_error&) {
        return false;
    }
    return now.size == file.size && now.modified == file.modified && now.changed == file.changed &&
           now.inode == file.inode;
}

fs::path resolve_root(const fs::path& given) {
    if (given.empty()) {
        throw Error(ErrorCode::usage, said("one of the paths has no name"),
                    said("nothing was changed; is it a variable that is not set?"));
    }
    std::error_code error;
    const fs::path root = fs::canonical(given, error);
    if (error) {
        throw Error(ErrorCode::usage, said("cannot read {}: {}", given.string(), error.message()),
                    said("nothing was changed; check the path, or that its disk is mounted"));
    }
    const bool is_folder = fs::is_directory(root, error);
    if (!is_folder && !fs::is_regular_file(root, error)) {
        throw Error(ErrorCode::usage,
                    said("cannot read {}: it is a pipe, a socket or a device", given.string()),
                    said("nothing was changed; name files and folders"));
    }
    const int needed = is_folder ? R_OK | X_OK : R_OK;
    if (::access(root.c_str(), needed) != 0) {
        throw Error(ErrorCode::usage,
                    said("cannot read {}: {}", given.string(), std::strerror(errno)),
                    said("nothing was changed; check the rights of the folder"));
    }
    return root;
}

Scan scan(const std::vector<std::string>& starts, const OutsidePrograms* outside) {
    Scan found;
    found.starts = starts;
    for (const auto& start : starts) {
        std::error_code error;
        if (fs::is_directory(start, error)) {
            add_folder(start, start, nullptr, outside, found);
        } else {
            // A file that the user names is looked at if its name does not say what it is.
            const Format format = format_of(start, outside);
            add_file(start, start, format == Format::by_content ? Format::none : format, found);
        }
    }
    // Under nested places a file is the outer one's: sorting puts the shorter one first.
    std::sort(found.files.begin(), found.files.end(), [](const auto& a, const auto& b) {
        return a.path != b.path ? a.path < b.path : a.root.size() < b.root.size();
    });
    const auto same = [](const auto& a, const auto& b) { return a.path == b.path; };
    found.files.erase(std::unique(found.files.begin(), found.files.end(), same), found.files.end());
    std::sort(found.skipped.begin(), found.skipped.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    found.skipped.erase(std::unique(found.skipped.begin(), found.skipped.end(), same),
                        found.skipped.end());
    return found;
}

}  // namespace udklip::indexer
