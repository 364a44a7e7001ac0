// SPDX-License-Identifier: GPL-3.0-or-later
//
// Joins words that were cut at line ends, as scans, PDFs and mails have them. The lexicon decides.
//
//     LineHyphens(lexicon).join("en borg-\nmester")               "en borgmester"
//     LineHyphens(lexicon).join("i EU-\nformandskabet")           "i EU-formandskabet"
//     LineHyphens(lexicon).join("social-\nog sundhedsområdet")    "social- og sundhedsområdet"
#pragma once

#include <string>
#include <string_view>

#include "language/word_analyzer.hpp"

namespace udklip::language {

class Lexicon;

class LineHyphens {
  public:
    /// The lexicon must outlive it. Const, may be shared by threads.
    explicit LineHyphens(const Lexicon& lexicon) : words_(lexicon) {}

    /// Returns the text with each hyphen at a line end resolved: the word is joined if the lexicon
    /// knows it, or as a compound; else the hyphen stays and the line end goes, or becomes a blank
    /// before *og*, *eller*, *samt*. A soft hyphen (U+00AD, with or without U+2010 behind it)
    /// always joins; so does U+200B with a hyphen behind it. `text` need not be cleaned. Linear.
    std::string join(std::string_view text) const;

    /// Whether join() would look at anything: most texts have no such line end.
    static bool has_any(std::string_view text);

  private:
    bool is_word(std::string_view first, std::string_view second) const;

    WordAnalyzer words_;
};

}  // namespace udklip::language
