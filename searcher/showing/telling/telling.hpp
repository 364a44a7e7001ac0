// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tells an answer apart: the words that are more frequent in the hits than in all articles.
//
//     TellingRequest request{.asked = {.text = "havn"}};
//     const Telling telling = searcher.telling(request);
//     to_terminal(telling, terminal)
//     // udvidelse      31 hits   of 40 articles   havn udvidelse
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/request.hpp"
#include "searcher/showing/noted.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

/// Hits that are read: the first ones, near-duplicates once.
constexpr std::uint32_t kMostTellingHits = 1000;

struct TellingRequest {
    Request asked;           ///< its page and facets do not count
    std::size_t most = 20;   ///< words
    bool names = false;      ///< names too
    bool numbers = false;    ///< numbers too
    bool own_words = false;  ///< the question's own words too
};

/// A word, or a pair of words that stand together.
struct TellingWord {
    std::string text;            ///< in its commonest form
    double score = 0;            ///< log-likelihood (Dunning 1993)
    std::uint64_t hits = 0;      ///< of those that were read
    std::uint64_t articles = 0;  ///< of the whole database
    std::string question;        ///< finds the hits that have it; filters stay as they are
};

struct Telling : Noted {
    std::string query;
    std::string understood;
    bool relaxed = false;     ///< no article has every word; these have some
    std::uint64_t total = 0;  ///< matches, near-duplicates counted one by one
    bool total_is_exact = true;
    std::uint64_t hits = 0;          ///< that were read
    std::uint64_t articles = 0;      ///< in the whole database
    std::vector<TellingWord> words;  ///< the most telling first
    double seconds = 0;
};

/// Returns a line a word: the word, how many of the hits have it and how many articles there are,
/// and the question that narrows. Safe to print whatever the articles hold.
Printable to_terminal(const Telling& telling, const Terminal& terminal);
/// Returns one JSON object on one line (docs/telling.schema.json).
Printable to_json(const Telling& telling);
/// Returns one line a word, each a JSON object as under "words".
Printable to_json_lines(const Telling& telling);
/// Returns one line a word: word, hits, articles, score and question, separated by tabs. `header`:
/// with a head line.
Printable to_tsv(const Telling& telling, bool header = false);

/// Returns a question that finds those of another's hits that have a word or a phrase as well.
/// `is_optional`: some word of the question is enough.
std::string narrowed_question(const std::string& question, const std::string& word,
                              bool is_optional);

}  // namespace udklip::searcher
