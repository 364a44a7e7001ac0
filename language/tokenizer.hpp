// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts text into words: where each begins and ends, and in which other ways it may be written.
//
//     tv-avisen   tv (position 1), avisen (2); variants at 1: tvavisen, tv-avisen
//     KL's        kl's; variant kl                  2.800      2800
//     bl.a.       bl.a; variant bla                 #tag       tag; variant #tag
//     a.b@kl.dk   a, b, kl, dk; variant a.b@kl.dk   70'erne    70erne
//     06.06.2017  6.6.2017                          14:30      14.30
//     O'Leary     o'leary; variant leary            C++        c++
//     CO₂         co2                               AT&T       at&t
//
// ICU's word iterator (UAX #29) finds the borders; the Danish rules stand here, and also the rules
// for all that ICU's versions 72 to 76 cut differently, so that each makes the same words.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "language/cutting/written_form.hpp"

namespace udklip::language {

/// Cuts chunks: pieces of cleaned text without white space. Not shared between threads.
class Tokenizer {
  public:
    Tokenizer();
    ~Tokenizer();
    Tokenizer(Tokenizer&&) noexcept;
    Tokenizer& operator=(Tokenizer&&) noexcept;

    /// Returns the written forms of a chunk in order of position; none for pure punctuation.
    std::vector<WrittenForm> cut(std::string_view chunk);

    /// Returns a hash of how a list of difficult strings is cut. Two programs with the same hash
    /// cut all text alike, whatever their version of ICU is.
    static std::uint64_t fingerprint();
    /// Returns the same, cut now. fingerprint() knows it for some versions of ICU, since cutting
    /// Thai and Japanese loads dictionaries, which was 40 % of the instructions of a question.
    static std::uint64_t measured_fingerprint();

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace udklip::language
