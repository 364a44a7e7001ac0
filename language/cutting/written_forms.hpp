// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of one chunk, gathered word by word: the word itself, and the other ways to write it.
//
//     WrittenForms forms("tv-avisen");
//     forms.add_chain({{0, 2}, {3, 9}});
//     forms.finish()      tv, avisen, and at tv's position tvavisen and tv-avisen
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/cutting/text_piece.hpp"
#include "language/cutting/written_form.hpp"
#include "language/text/utf8.hpp"

namespace udklip::language {

/// Gathers the forms of one chunk; positions count up as words are added.
class WrittenForms {
  public:
    explicit WrittenForms(std::string_view chunk) : chunk_(chunk) {}

    /// Adds a word of letters alone.
    void add_plain_word(TextPiece s) { add_as(to_lower(text(s)), s); }
    /// Adds a word that is no link of a hyphen chain, with its other spellings.
    void add_word(TextPiece s);
    /// Adds the words of a hyphen chain, two or more, and the chain as one word.
    void add_chain(const std::vector<TextPiece>& links);

    /// Returns the forms in order of position.
    std::vector<WrittenForm> finish() {
        std::stable_sort(forms_.begin(), forms_.end(),
                         [](const auto& a, const auto& b) { return a.position < b.position; });
        return std::move(forms_);
    }

  private:
    std::string_view text(TextPiece s) const { return chunk_.substr(s.begin, s.end - s.begin); }

    void add_as(std::string term, TextPiece s) {
        add(std::move(term), s, position_++, WrittenForm::Kind::word);
    }
    void add_joined(std::string term, TextPiece s, std::uint32_t position) {
        add(std::move(term), s, position, WrittenForm::Kind::joined);
    }
    void add_spelling(std::string term, TextPiece s, std::uint32_t position) {
        add(std::move(term), s, position, WrittenForm::Kind::spelling);
    }
    void add(std::string term, TextPiece s, std::uint32_t position, WrittenForm::Kind kind) {
        forms_.push_back({std::move(term), s.begin, s.end, position, kind});
    }
    void add_dotted(TextPiece s);

    std::string_view chunk_;
    std::uint32_t position_ = 0;  ///< of the next word
    std::vector<WrittenForm> forms_;
};

}  // namespace udklip::language
