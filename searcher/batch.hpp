// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers many questions in one run, for measuring relevance: lines "qid<TAB>text" in, a TREC run
// out.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <ostream>
#include <string>

#include "searcher/search.hpp"

namespace udklip::searcher {

/// Time for each question, from its text to the ids and scores of its hits, without opening the
/// database and without printing.
struct BatchTiming {
    std::size_t queries = 0;
    double mean = 0, p50 = 0, p90 = 0, p99 = 0;  ///< milliseconds
};

/// Receives the number of a line, from 1, and what there is to say about it.
using TellOfLine = std::function<void(std::size_t line, const translation::Said& what)>;

/// What is done about a line that is not answered.
struct LineProblems {
    TellOfLine reject;  ///< it is no question
    TellOfLine blank;   ///< it is empty
};

struct BatchQuestion {
    std::size_t line;  ///< from 1
    std::string name;
    std::string text;
};

/// Reads lines "name<TAB>question" of a file, or of standard input if it is "-". Passes over a
/// line that is none, after telling of it. Throws Error (usage) if the file cannot be read.
void for_each_question(const std::filesystem::path& file, const LineProblems& problems,
                       const std::function<void(const BatchQuestion&)>& take);

/// Writes "qid Q0 id rank score tag" for the best `limit` articles of each question. Writes white
/// space in an id or the tag, and what a terminal would obey, as %20 and the like. Reads the file
/// as for_each_question() does.
BatchTiming run_batch(
    Searcher& searcher, const std::filesystem::path& file, const std::string& tag,
    std::uint32_t limit, std::ostream& out, const TellOfLine& reject,
    const TellOfLine& blank = [](std::size_t, const translation::Said&) {});

/// One line for people.
translation::Said to_text(const BatchTiming& timing);
/// One line for programs: {"questions": ..., "mean": ..., "p50": ..., "p90": ..., "p99": ...}, in
/// milliseconds.
std::string to_json(const BatchTiming& timing);

}  // namespace udklip::searcher
