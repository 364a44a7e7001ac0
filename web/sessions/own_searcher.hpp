// SPDX-License-Identifier: GPL-3.0-or-later
//
// A searcher that knows the reader's own tags and notes, if any are kept.
//
//     OwnSearcher own(session);
//     own.searcher.search(request);      // understands tag:havn; hits have their tags
#pragma once

#include <optional>
#include <string>

#include "searcher/keeping/tags.hpp"
#include "searcher/session.hpp"

namespace udklip::web {

/// Returns whether this user can keep something about this database on this machine.
bool can_keep(searcher::Session& session);

struct OwnSearcher {
    /// Opens what is kept; makes nothing. The session must outlive it.
    explicit OwnSearcher(searcher::Session& session);
    OwnSearcher(const OwnSearcher&) = delete;
    OwnSearcher& operator=(const OwnSearcher&) = delete;

    std::optional<searcher::Tags> tags;  ///< none where nothing is kept, or it cannot be read
    std::string trouble;                 ///< why it cannot; else empty
    searcher::Searcher searcher;
};

}  // namespace udklip::web
