// SPDX-License-Identifier: GPL-3.0-or-later
//
// The database as the tools see it: open, and of the newest state whenever it is asked for.
//
//     Archive archive([&] { return std::make_unique<searcher::Session>(lexicon, databases); });
//     archive.session().searcher().search(request);
#pragma once

#include <functional>
#include <memory>

#include "searcher/session.hpp"

namespace udklip::assistant {

/// Not shared between threads.
class Archive {
  public:
    using Open = std::function<std::unique_ptr<searcher::Session>()>;

    explicit Archive(Open open) : open_(std::move(open)) {}

    /// Returns the newest state, opened if need be. Throws what opening throws; the next call tries
    /// again, so that a database may come, go and be replaced.
    searcher::Session& session();

  private:
    Open open_;
    std::unique_ptr<searcher::Session> session_;
};

}  // namespace udklip::assistant
