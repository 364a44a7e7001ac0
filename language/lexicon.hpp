// SPDX-License-Identifier: GPL-3.0-or-later
//
// The dictionary of Danish words, made at build time (build_lexicon.cpp) and mapped into memory.
//
//     const Lexicon lexicon = Lexicon::open(default_lexicon_path());
//     for (const Reading& reading : lexicon.readings("kommunernes"))
//         lexicon.lemma_text(reading.lemma)     "kommune"
//
// Opening takes less than a millisecond: nothing is parsed, and pages are read when they are used.
// Words are looked up lower-cased, in UTF-8 and NFC.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "language/lexicon_format.hpp"

namespace udklip::language {

/// The file is missing, damaged, of another version or no lexicon; the message says which.
class LexiconError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

enum class WordClass : std::uint8_t { kNoun, kVerb, kAdjective, kName, kOther };

/// The readings of a form, most likely first; their probabilities sum to 1.
using Readings = std::span<const format::ReadingRecord>;
using Reading = format::ReadingRecord;

inline float probability_of(const Reading& reading) {
    return static_cast<float>(reading.probability) / 65535.0F;
}

/// A string that may stand before another word in a compound, its linking element included.
struct FirstPart {
    Readings readings;
    float cost;  ///< -ln of how often it does, in the dictionary's own compounds
};

/// Thread rule: const after opening, may be shared. Cheap to move, not copied. If the file is cut
/// short while it is mapped, the program dies (SIGBUS), as with any mapping: replace the file,
/// never write into it.
class Lexicon {
  public:
    /// Throws LexiconError.
    static Lexicon open(const std::filesystem::path& path);

    Lexicon(Lexicon&&) noexcept;
    Lexicon& operator=(Lexicon&&) noexcept;
    ~Lexicon();

    /// Reads the whole file and compares its checksum. Throws LexiconError if it differs.
    void verify() const;

    /// Returns the hash of the content.
    std::uint64_t fingerprint() const { return fingerprint_; }

    /// Returns the readings of a form; none if the form is unknown.
    Readings readings(std::string_view form) const { return readings(format::hash_of(form)); }
    Readings readings(std::uint64_t hash) const;

    std::optional<FirstPart> first_part(std::string_view text) const {
        return first_part(format::hash_of(text));
    }
    std::optional<FirstPart> first_part(std::uint64_t hash) const;

    /// Returns the lemma's text; empty if there is no lemma of this number.
    std::string_view lemma_text(std::uint32_t lemma) const;
    /// Returns the cost of this lemma as the last part of a compound, in nats.
    float head_cost(std::uint32_t lemma) const;
    /// Returns how many bytes of bare_word(lemma) begin bare_word() of every form, alone or as the
    /// last part of a compound: "kommune" 7, "mand" 1 (mænd), "god" 0 (bedre).
    std::size_t shared_beginning(std::uint32_t lemma) const;
    /// Returns true if the lemma is never split.
    bool is_atomic(std::uint32_t lemma) const;

    std::size_t lemma_count() const { return lemmas_.size(); }
    std::size_t file_size() const;

  private:
    class Mapping;
    explicit Lexicon(std::unique_ptr<Mapping> mapping);
    Readings readings_at(std::uint32_t index) const;

    std::unique_ptr<Mapping> mapping_;
    std::uint64_t fingerprint_ = 0;
    std::span<const format::FormSlot> forms_;
    std::span<const format::ReadingRecord> readings_;
    std::span<const format::LemmaRecord> lemmas_;
    std::string_view text_;
    std::span<const format::FirstPartSlot> first_parts_;
};

/// Returns $UDKLIP_LEXICON; else ../share/udklip/danish.lexicon beside the program's directory, if
/// it exists; else the place where `install` puts the file.
std::filesystem::path default_lexicon_path();

}  // namespace udklip::language
