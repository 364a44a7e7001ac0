// SPDX-License-Identifier: GPL-3.0-or-later
//
// A model of a sample of articles, and text made from it that is as large as one likes.
//
//     const TextModel model = TextModel::of("speeches.jsonl");
//     ArticleMaker maker(model, 1'000'000, seed);
//     std::string line;
//     while (maker.append_next(line)) { write(line); line.clear(); }
//
// What is kept of the sample: how often each word stands in it (a unigram model, words with the
// capitals and marks they were written with), how long articles and titles are, how often a line
// ends, and dates and sources, taken together with the length from one article of the sample.
//
// What a unigram model lacks is new words: it never says what the sample did not. Real text follows
// Heaps' law, V(n) = K n^b distinct words among n, and b is estimated from the sample itself (its
// first half against the whole). Where the model would be expected to have said
// E(n) = sum over its words of 1 - (1 - p)^n distinct words, V(n) - E(n) are missing: these are
// made up, at the rate at which they go missing, mostly compounds of two of the sample's words,
// some of them names. Each comes back once on average, any earlier one with the same chance. They
// take the places of other words: .4 % of 2.8 million words that are made from 3.2 million words of
// speeches, but a quarter of what is made from five articles.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace udklip::bench {

/// splitmix64 (Steele et al. 2014): small, and the same numbers on every machine, which the
/// standard library's distributions do not promise.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    /// From 0 to `below` - 1; `below` fits 32 bits.
    std::size_t index(std::size_t below) { return ((next() >> 32U) * below) >> 32U; }
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

  private:
    std::uint64_t state_;
};

/// Read once, then never changed; its size is that of the sample's vocabulary.
class TextModel {
  public:
    struct Shape {  ///< of one article
        std::uint32_t words = 0;
        std::uint32_t title_words = 0;  ///< 0: it has no title
        std::string fields;             ///< date and source as JSON: ,"date":"2021-06-01"
    };

    /// Throws std::runtime_error if the file cannot be read or has no article with words.
    static TextModel of(const std::filesystem::path& json_lines);

    const Shape& shape(Random& random) const { return shapes_[random.index(shapes_.size())]; }
    /// A word of the sample by its frequency, escaped for JSON (Walker's alias method).
    std::string_view word(Random& random) const;
    /// A word to make compounds of: in small letters, 4 to 12 of them, in the sample at least
    /// twice.
    std::string_view part(Random& random) const { return parts_[random.index(parts_.size())]; }
    bool has_parts() const { return !parts_.empty(); }
    bool line_ends(Random& random) const { return random.unit() < line_ends_; }
    double mean_words() const { return mean_words_; }

    double heaps_exponent() const { return exponent_; }
    /// Heaps' law: distinct words (without case and marks) among `n`.
    double vocabulary(double n) const;
    /// How many of them are expected of the sample's own words.
    double expected(double n) const;

  private:
    void set_up_alias(const std::vector<std::uint32_t>& counts);

    std::vector<Shape> shapes_;
    std::vector<std::string> words_;
    std::vector<std::uint64_t> cut_;    ///< Walker's table: keep the word if a number is below
    std::vector<std::uint32_t> alias_;  ///< else take this one
    std::vector<std::string> parts_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>>
        frequencies_;  ///< count, words so frequent
    double total_ = 0;
    double mean_words_ = 0;
    double line_ends_ = 0;
    double exponent_ = 1;
    double factor_ = 1;
};

/// Writes articles one after another; memory does not grow with their number.
class ArticleMaker {
  public:
    ArticleMaker(const TextModel& model, std::uint64_t articles, std::uint64_t seed);
    /// Appends one line of JSON; false if there are no more.
    bool append_next(std::string& out);

  private:
    void append_words(std::string& out, std::uint32_t count, bool lines);
    void append_new_word(std::string& out, std::uint64_t number) const;
    void look_up_rate();

    const TextModel& model_;
    std::uint64_t articles_;
    std::uint64_t seed_;
    Random random_;
    std::uint64_t made_ = 0;
    double words_ = 0;       ///< written so far
    double rate_until_ = 0;  ///< words for which rate_ is right
    double rate_ = 0;        ///< of words that were never there
    std::uint64_t new_words_ = 0;
};

}  // namespace udklip::bench
