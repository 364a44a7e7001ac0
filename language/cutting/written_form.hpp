// SPDX-License-Identifier: GPL-3.0-or-later
//
// What cutting a chunk of text gives: language/tokenizer.hpp has examples.
#pragma once

#include <cstdint>
#include <string>

namespace udklip::language {

/// A word, or another way to write it, inside one chunk of text.
struct WrittenForm {
    enum class Kind : std::uint8_t {
        word,      ///< stands in the text; there is exactly one at each position
        joined,    ///< a hyphen chain as one word (tvavisen), analysed as a word of its own
        spelling,  ///< another spelling of the same word (KL for KL's): indexed, not analysed
    };
    std::string term;     ///< lower-cased
    std::uint32_t begin;  ///< in bytes from the chunk's begin
    std::uint32_t end;
    std::uint32_t position;  ///< from 0
    Kind kind;
};

}  // namespace udklip::language
