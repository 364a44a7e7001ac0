// SPDX-License-Identifier: GPL-3.0-or-later
//
// Remarks to the user on what in a question could not be honoured. A remark never stops a search.
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
    QuerySpan at;         ///< what it is about; the first place, if there are several

    bool operator==(const Note&) const = default;
};

/// Collects notes in the order they come. The same message is kept once, and at most kMost in all:
/// a question of 100,000 stray quotes deserves one remark.
class Notes {
  public:
    static constexpr std::size_t kMost = 20;

    void add(QuerySpan at, std::string message) {
        if (is_full()) return;
        const bool known = std::any_of(notes_.begin(), notes_.end(),
                                       [&](const Note& n) { return n.message == message; });
        if (!known) notes_.push_back({std::move(message), at});
    }

    /// Whether further notes are dropped; lets a caller save itself the wording.
    bool is_full() const { return notes_.size() >= kMost; }

    const std::vector<Note>& all() const { return notes_; }

  private:
    std::vector<Note> notes_;
};

}  // namespace udklip::searcher
