// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notes to the user about parts of a question that could not be honoured. A note never stops a
// search.
//
//     Notes notes;
//     notes.add({0, 6}, "There is no field 'kidle'.");
//     notes.all().front().message
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_ast.hpp"

namespace udklip::searcher {

struct Note {
    std::string message;  ///< plain English, whole sentences, valid UTF-8
    QuerySpan at;         ///< the part of the question it is about; the first of several

    bool operator==(const Note&) const = default;
};

/// Collects notes in order. Keeps each message once, and at most kMost messages: a question of
/// 100,000 stray quotes gets one note.
class Notes {
  public:
    static constexpr std::size_t kMost = 20;

    void add(QuerySpan at, std::string message) {
        if (is_full()) return;
        const bool known = std::any_of(notes_.begin(), notes_.end(),
                                       [&](const Note& n) { return n.message == message; });
        if (!known) notes_.push_back({std::move(message), at});
    }

    /// Returns whether further notes are dropped, so that a caller need not format them.
    bool is_full() const { return notes_.size() >= kMost; }

    const std::vector<Note>& all() const { return notes_; }

  private:
    std::vector<Note> notes_;
};

}  // namespace udklip::searcher
