// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sends long output on a terminal through the user's pager.
//
//     { const Pager pager;  print(article); }   // waits until the reader has left it
#pragma once

#include <sys/types.h>

namespace udklip::searcher {

/// While a Pager lives, stdout is a pipe to $PAGER (less if the variable is not set). It does
/// nothing if stdout is not a terminal, if the pager cannot be started, or if PAGER is empty or
/// `cat`.
class Pager {
  public:
    Pager();
    /// Flushes stdout and waits for the pager to end.
    ~Pager();
    Pager(const Pager&) = delete;
    Pager& operator=(const Pager&) = delete;

  private:
    pid_t child_ = -1;
    int terminal_ = -1;  ///< the original stdout
};

}  // namespace udklip::searcher
