// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notes of an answer, for people and for programs.
//
//     answer.add_note(note_text("star_alone", "A star with no word beside it was ignored."));
//     answer.notes[0]              A star with no word beside it was ignored.
//     answer.note_codes[0].code    star_alone
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "searcher/query/query_notes.hpp"

namespace udklip::searcher {

/// A note without its message (NoteText).
struct NoteCode {
    std::string code;
    std::vector<std::string> arguments;

    bool operator==(const NoteCode&) const = default;
};

/// What could not be honoured, and where more is found.
struct Noted {
    std::vector<std::string> notes;       ///< in English, for programs
    std::vector<NoteCode> note_codes;     ///< of the notes, in their order
    std::vector<translation::Said> told;  ///< the notes for people

    void add_note(NoteText note) {
        told.push_back(said_by(note));
        note_codes.push_back({std::move(note.code), std::move(note.arguments)});
        notes.push_back(std::move(note.message));
    }
    void put_note_first(NoteText note) {
        told.insert(told.begin(), said_by(note));
        note_codes.insert(note_codes.begin(), {std::move(note.code), std::move(note.arguments)});
        notes.insert(notes.begin(), std::move(note.message));
    }
};

}  // namespace udklip::searcher
