// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search gives back: plain values, ready to be printed in any format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/matching/match_result.hpp"
#include "searcher/showing/marks.hpp"
#include "searcher/showing/snippet.hpp"
#include "store/layout/record.hpp"

namespace udklip::searcher {

struct Hit {
    std::uint64_t rank;  ///< from 1
    std::string id;
    std::string title;
    std::string source;  ///< empty if unknown
    std::string date;    ///< as precise as it is known; empty if unknown
    double score;
    Snippet snippet;
    std::string path;
    std::string url;
    std::vector<NearDuplicate>
        similar;                      ///< the best of the matches left out because they are like it
    std::uint64_t similar_total = 0;  ///< how many were left out
    /// With Request::furniture: no word of the question stands in the article itself.
    std::optional<bool> only_in_furniture = {};
};

/// How one word of the question was understood, for --explain.
struct ExplainedWord {
    std::string typed;
    std::string how;                 ///< word, phrase, exact, wildcard, near
    std::uint64_t articles = 0;      ///< that hold the word, an upper bound
    std::string whole;               ///< what stands for the whole word, as readable() writes it
    std::vector<std::string> parts;  ///< the same for each part of a compound
};

/// An article for --show.
struct ShownArticle {
    store::Record record;
    std::vector<Mark> marks;            ///< in record.text
    std::vector<Mark> furniture_marks;  ///< in record.furniture
};

struct Answer {
    std::string query;
    std::string understood;
    bool relaxed = false;     ///< no article had every word; these have some
    std::uint64_t total = 0;  ///< articles found, near-duplicates one by one, as the facets count
    std::uint64_t distinct = 0;  ///< hits: near-duplicates as one, if they were asked for so
    bool total_is_exact = true;
    Bound total_bound = Bound::lower;  ///< if it is not
    double seconds = 0;
    std::vector<std::string> notes;           ///< what could not be honoured; where more is found
    std::vector<std::string> missing_shards;  ///< that the answer is without
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    std::optional<std::string> suggestion;
    std::vector<ExplainedWord> words;  ///< how each word was understood, for --explain
    std::string xapian_query;          ///< for --explain
    bool part_is_enough = false;       ///< of a compound, as --any asks for; else all are needed
};

}  // namespace udklip::searcher
