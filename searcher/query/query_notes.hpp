// SPDX-License-Identifier: GPL-3.0-or-later
//
// Notes to the user about parts of a question that could not be honoured. A note never stops a
// search.
//
//     Notes notes;
//     notes.add({0, 6}, note_text("unknown_field", "There is no field '{}'.", "kidle"));
//     notes.all().front().message      There is no field 'kidle'.
//     notes.all().front().code         unknown_field
//
// A code never changes its meaning; docs/answer.schema.json names all of them.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_ast.hpp"
#include "translation/said.hpp"

namespace udklip::searcher {

/// What a note says, to people and to programs.
struct NoteText {
    std::string code;                    ///< small letters, digits and _
    std::vector<std::string> arguments;  ///< what stands in the places of the message
    std::string message;                 ///< plain English, whole sentences, valid UTF-8
    std::string danish = {};             ///< the same in Danish; empty: as the English one

    bool operator==(const NoteText&) const = default;
};

/// Makes the message from `english`, a literal.
template <class... Args>
NoteText note_text(const char* code, fmt::format_string<const Args&...> english,
                   const Args&... args) {
    const auto text = static_cast<fmt::string_view>(english);
    const auto danish = translation::danish().text({text.data(), text.size()});
    return {code,
            {fmt::format("{}", args)...},
            fmt::format(english, args...),
            fmt::format(fmt::runtime(danish), args...)};
}

/// Makes a note of a message that is there. `arguments`: what stands in its places.
inline NoteText note_of(const char* code, std::vector<std::string> arguments,
                        const translation::Said& message) {
    return {code, std::move(arguments), message.english(),
            message.in(translation::Language::danish)};
}

/// Returns what a note says, for somebody who reads it.
inline translation::Said said_by(const NoteText& note) {
    return {note.message, note.danish.empty() ? note.message : note.danish};
}

struct Note : NoteText {
    QuerySpan at;  ///< the part of the question it is about; the first of several

    bool operator==(const Note&) const = default;
};

/// Collects notes in order. Keeps each message once, and at most kMost messages: a question of
/// 100,000 stray quotes gets one note.
class Notes {
  public:
    static constexpr std::size_t kMost = 20;

    void add(QuerySpan at, NoteText text) {
        if (is_full()) return;
        const bool known = std::any_of(notes_.begin(), notes_.end(),
                                       [&](const Note& n) { return n.message == text.message; });
        if (!known) notes_.push_back({std::move(text), at});
    }

    /// Returns whether further notes are dropped, so that a caller need not format them.
    bool is_full() const { return notes_.size() >= kMost; }

    const std::vector<Note>& all() const { return notes_; }

  private:
    std::vector<Note> notes_;
};

}  // namespace udklip::searcher
