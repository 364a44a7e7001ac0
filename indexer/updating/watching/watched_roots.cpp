// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/watching/watched_roots.hpp"

#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

namespace udklip::indexer {
namespace {

/// NFS, SMB, CIFS, SMB2, 9P, FUSE (virtiofs as well), Ceph, AFS, VirtualBox: statfs(2).
constexpr std::array<std::uint32_t, 9> kShared = {0x6969,     0x517B,     0xFF534D42,
                                                  0xFE534D42, 0x01021997, 0x65735546,
                                                  0x00C36400, 0x5346414F, 0x786F4256};

bool is_shared(const std::string& path) {
    struct statfs system {};
    if (::statfs(path.c_str(), &system) != 0) return false;
    const auto kind = static_cast<std::uint32_t>(system.f_type);
    return std::find(kShared.begin(), kShared.end(), kind) != kShared.end();
}

}  // namespace

WatchedRoots::WatchedRoots(std::vector<std::string> roots) : roots_(std::move(roots)) {
    for (const auto& root : roots_) there_.push_back(identity_of(root));
}

WatchedRoots::Identity WatchedRoots::identity_of(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? Identity(info.st_dev, info.st_ino) : Identity();
}

std::vector<std::string> WatchedRoots::replaced() {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < roots_.size(); ++i) {
        const Identity now = identity_of(roots_[i]);
        if (now == std::exchange(there_[i], now) || now == Identity()) continue;
        found.push_back(roots_[i]);
    }
    return found;
}

std::vector<std::string> WatchedRoots::shared() const {
    std::vector<std::string> found;
    std::copy_if(roots_.begin(), roots_.end(), std::back_inserter(found), is_shared);
    return found;
}

}  // namespace udklip::indexer
