// SPDX-License-Identifier: GPL-3.0-or-later
//
// A searcher that knows the reader's own tags and notes, if any are kept.
//
//     OwnSearcher own(session);
//     own.searcher.search(request);      // understands tag:havn; hits have their tags
#pragma once

#include <optional>

#include "searcher/keeping/tags.hpp"
#include "searcher/session.hpp"

namespace udklip::web {

/// Returns whether this user can keep something about this database on this machine.
bool can_keep(searcher::Session& session);

/// Opens the tags that are kept; makes nothing. None where nothing can be kept. Throws Error
/// (storage) if they cannot be read.
std::optional<searcher::Tags> tags_of(searcher::Session& session);

struct OwnSearcher {
    /// The session must outlive it. Throws what tags_of() throws.
    explicit OwnSearcher(searcher::Session& session);
    OwnSearcher(const OwnSearcher&) = delete;
    OwnSearcher& operator=(const OwnSearcher&) = delete;

    std::optional<searcher::Tags> tags;
    searcher::Searcher searcher;
};

}  // namespace udklip::web
