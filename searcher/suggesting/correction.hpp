// SPDX-License-Identifier: GPL-3.0-or-later
//
// Corrects one word of a question by the words of the index: another spelling, two words run
// together, one word torn in two.
//
//     WordCorrector corrector(db, analyzer);
//     corrector.correct("komune")           kommune
//     corrector.correct("tilfælles")        til fælles, if it stands so in the index more often
//     corrector.join("folke", "tinget")     folketinget
//
// Only a word that is rare in the index (is_few()) and unknown to the dictionary is doubted; a word
// that the index writes with capitals is a name and stays. Among near words frequency decides: one
// edit weighs as much as being 50 times as frequent.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyzer.hpp"
#include "searcher/suggesting/near_words.hpp"

namespace udklip::searcher {

/// Returns whether so few articles make a word or an answer look like a mistake: ten, or one in ten
/// thousand.
bool is_few(const Xapian::Database& db, Xapian::doccount articles);

/// A correction must be in this many times as many articles as the typed word.
constexpr Xapian::doccount kClearlyMore = 10;

struct Correction {
    std::string text;  ///< in small letters; two words with a space between them if it was split
    double score = 0;  ///< for comparing corrections
};

/// Not shared between threads. All must outlive it.
class WordCorrector {
  public:
    WordCorrector(const Xapian::Database& db, language::Analyzer& analyzer)
        : db_(&db), analyzer_(&analyzer) {}

    /// Returns at most kMostCorrections, the best first; empty if the word is right or hopeless.
    /// `word`: small letters only.
    std::vector<Correction> correct(std::string_view word) const;
    static constexpr std::size_t kMostCorrections = 3;

    /// Returns true for a word that is rare in the index and in no dictionary.
    bool doubts(std::string_view word) const;

    /// Returns the two as one word (with -s- or -e- between them) if clearly more articles have it
    /// than both words.
    std::optional<Correction> join(std::string_view first, std::string_view second) const;

    /// Returns the words of a compound (landbrugsjord: landbrug jord), each as long as the
    /// dictionary has it, if no article has the compound and each word is found and not short.
    std::optional<Correction> take_apart(std::string_view word) const;

  private:
    struct Known {
        Xapian::doccount articles = 0;  ///< that are found by the word
        bool compound = false;
    };
    Known known(std::string_view word) const;
    Xapian::doccount whole_articles(std::string_view word) const;
    Xapian::doccount count(const Xapian::Query& query, Xapian::doccount enough) const;
    Xapian::Query asked(std::string_view word) const;
    bool is_right(std::string_view word, Xapian::doccount articles) const;
    bool is_name(std::string_view word) const;
    bool has_known_parts(std::string_view word) const;
    double score(std::string_view word, double distance, Xapian::doccount articles) const;
    void add_near_lemmas(std::string_view word, double limit, std::vector<NearWord>& near) const;
    void respell(std::string_view word, double limit, const Known& typed,
                 std::vector<Correction>& found) const;
    void mend_parts(std::string_view word, std::vector<Correction>& found) const;
    std::optional<std::string> piece_of(std::string_view word,
                                        const std::vector<language::WordPart>& parts,
                                        std::size_t first, std::size_t last) const;
    void split(std::string_view word, const Known& typed, std::vector<Correction>& found) const;

    const Xapian::Database* db_;
    language::Analyzer* analyzer_;
};

}  // namespace udklip::searcher
