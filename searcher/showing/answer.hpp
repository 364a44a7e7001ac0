// SPDX-License-Identifier: GPL-3.0-or-later
//
// The answer to a search: plain values, ready to be printed in any format.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "searcher/compiling/reader_tags.hpp"
#include "searcher/matching/match_result.hpp"
#include "searcher/showing/marks.hpp"
#include "searcher/showing/noted.hpp"
#include "searcher/showing/snippet.hpp"
#include "searcher/suggesting/way_out.hpp"
#include "store/layout/record.hpp"

namespace udklip::searcher {

struct Hit {
    std::uint64_t rank;  ///< from 1
    std::string id;
    std::string title;
    std::string source;  ///< empty if unknown
    std::string date;    ///< as precise as it is known; empty if unknown
    std::string author;  ///< as in Record::author
    std::string section;
    double score;
    Snippet snippet;
    std::string path;
    std::string url;
    std::uint32_t page = 0;  ///< on which Snippet::at stands, from 1; 0: the article has no pages
    std::string chapter;     ///< the heading of the chapter in which it stands; empty: it has none
    std::vector<NearDuplicate> similar;  ///< the best of its near-duplicates, which are not shown
    std::vector<Copy> copies;            ///< the first few of them, with their titles
    std::uint64_t similar_total = 0;     ///< how many near-duplicates are not shown
    Kept kept;                           ///< the reader's own tags and note
    /// With Request::furniture: whether only the furniture has words of the question.
    std::optional<bool> only_in_furniture = {};
    bool in_caption = false;  ///< the snippet is one of a caption: the text has none of the words
};

/// How one word of the question was understood, for --explain.
struct ExplainedWord {
    std::string typed;
    std::string how;                 ///< word, phrase, exact, wildcard, near
    std::uint64_t articles = 0;      ///< that have the word, an upper bound
    std::string whole;               ///< the terms of the whole word, as readable() writes them
    std::string others;              ///< the same for other words for it, which count less
    std::vector<std::string> parts;  ///< the same for each part of a compound
};

/// An article for --show.
struct ShownArticle {
    store::Record record;
    std::vector<std::string> authors;   ///< the names in record.author
    std::vector<Mark> title_marks;      ///< in record.title
    Kept kept;                          ///< the reader's own tags and note
    std::vector<Mark> marks;            ///< in record.text
    std::vector<Mark> caption_marks;    ///< in record.captions
    std::vector<Mark> furniture_marks;  ///< in record.furniture
};

/// How many articles a search finds without one of its filters.
struct WithoutFilter {
    std::string filter;  ///< the name of its option: year, month, from, to, source, section, author
    std::uint64_t total = 0;
};

struct Answer : Noted {
    std::string query;
    std::string understood;
    bool relaxed = false;     ///< no article has every word; these have some
    std::uint64_t total = 0;  ///< matches, near-duplicates counted one by one, as in the facets
    std::uint64_t distinct =
        0;  ///< matches, near-duplicates counted once if the request collapses them
    bool total_is_exact = true;
    Bound total_bound = Bound::lower;  ///< if it is not
    double seconds = 0;
    std::vector<std::string> missing_shards;  ///< shards that did not answer
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    std::optional<std::string> suggestion;
    std::uint64_t suggestion_total = 0;  ///< articles that the suggestion finds
    /// If nothing was found: what each filter keeps back, and names that no article has.
    std::vector<WayOut> ways_out = {};
    /// The options among them.
    std::vector<WithoutFilter> without = {};
    /// If nothing was found: how many articles have it in the furniture of their page.
    std::uint64_t furniture_total = 0;
    std::vector<ExplainedWord> words;  ///< how each word was understood, for --explain
    std::vector<std::string> dropped;  ///< words too common to be asked for, for --explain
    std::string xapian_query;          ///< for --explain
    bool part_is_enough =
        false;  ///< with --any, one part of a compound is enough; else all are needed
    /// With Request::tells_database: the articles of the whole database by year, in ascending
    /// order, unknown last, and when it was last brought up to date, if that is known.
    Facet years = {"year", {}};
    std::optional<std::chrono::sys_seconds> updated;
    std::string saved;      ///< the name of the saved search that asked; empty if none did
    bool only_new = false;  ///< holds only what that search had not shown before
};

/// Leaves at most so many values of each facet, for --facet-limit where no screen decides.
inline void shorten_facets(Answer& answer, std::optional<std::size_t> values) {
    if (!values) return;
    for (auto& facet : answer.facets) {
        if (facet.values.size() > *values) facet.values.resize(*values);
    }
}

}  // namespace udklip::searcher
