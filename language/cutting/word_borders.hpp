// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where words begin and end in a chunk: ICU's word iterator (UAX #29), and on top of it our rules
// for what it cuts too often (14:30, AT&T, a.b@kl.dk, 70'erne, C++, CO₂) and for all that its
// versions 72 to 76 cut differently. Finding further spellings is the work of written_forms.hpp.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "language/cutting/text_piece.hpp"

namespace udklip::language {

/// Not shared between threads.
class WordBorders {
  public:
    /// Throws std::runtime_error if ICU has no rules for word borders.
    WordBorders();
    ~WordBorders();
    WordBorders(const WordBorders&) = delete;
    WordBorders& operator=(const WordBorders&) = delete;

    /// Returns the words of a chunk in order; the links of a hyphen chain are words of their own.
    std::vector<TextPiece> words(std::string_view chunk);

  private:
    struct Icu;

    void add_words(std::string_view chunk, TextPiece stretch, std::vector<TextPiece>& found);

    std::unique_ptr<Icu> icu_;
};

}  // namespace udklip::language
