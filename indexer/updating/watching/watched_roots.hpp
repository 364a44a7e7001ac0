// SPDX-License-Identifier: GPL-3.0-or-later
//
// The roots of a database while --watch stays. A watch is on the folder or file itself, not on its
// name: when another one takes its place (renamed, mounted, written anew by an editor), no event
// tells. Looking for that costs a call for each root.
//
//     WatchedRoots roots({"/home/eva/nyt"});
//     for (const auto& root : roots.replaced()) folders.add(root);      // every second
#pragma once

#include <sys/types.h>

#include <string>
#include <utility>
#include <vector>

namespace udklip::indexer {

class WatchedRoots {
  public:
    /// Notes what is there now; call it before the roots are watched.
    explicit WatchedRoots(std::vector<std::string> roots);

    const std::vector<std::string>& all() const { return roots_; }

    /// Returns the roots at whose place there is another folder or file than at the last call.
    std::vector<std::string> replaced();

    /// Returns the roots on file systems that may not tell of changes, because others make them:
    /// of a network, a virtual machine or a container.
    std::vector<std::string> shared() const;

  private:
    using Identity = std::pair<dev_t, ino_t>;
    static Identity identity_of(const std::string& path);

    std::vector<std::string> roots_;
    std::vector<Identity> there_;  ///< of each root; zeros: none
};

}  // namespace udklip::indexer
