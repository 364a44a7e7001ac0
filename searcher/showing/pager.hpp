// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends long output on a terminal through the user's pager.
//
//     { const Pager pager;  print(article); }   // waits until the reader has left it
#pragma once

#include <sys/types.h>

namespace udklip::searcher {

/// While it lives, stdout is a pipe to $PAGER (less if there is none), if stdout is a terminal and
/// the pager can be started; else nothing happens. PAGER=cat or empty: none.
class Pager {
  public:
    Pager();
    /// Flushes stdout and waits for the pager to end.
    ~Pager();
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;

  private:
    pid_t child_ = -1;
    int terminal_ = -1;  ///< stdout as it was
};

}  // namespace udklip::searcher
