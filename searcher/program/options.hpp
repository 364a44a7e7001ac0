// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-search, parsed.
//
//     const Parsed parsed = parse_options(argc, argv);
//     if (!parsed.options) return parsed.exit_code;
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "searcher/query/query_notes.hpp"
#include "searcher/request.hpp"
#include "searcher/showing/kwic/kwic.hpp"
#include "searcher/showing/telling/telling.hpp"
#include "searcher/showing/terminal.hpp"
#include "store/match_by.hpp"

namespace udklip::searcher {

enum class OutputFormat { terminal, json, json_lines, tsv, csv, ris, csl_json };

/// What to do with the reader's own tags and notes.
struct TagOptions {
    std::string tag;              ///< the name of a tag to give
    std::string untag;            ///< the name of a tag to take away
    std::vector<std::string> on;  ///< ids of articles; none: all that the question finds
    bool yes = false;             ///< change all of them
    std::string note;             ///< the id of an article; the words are its note
    bool list = false;
    bool write_out = false;
    std::filesystem::path import_file;

    bool any() const {
        return list || write_out || !tag.empty() || !untag.empty() || !note.empty() ||
               !import_file.empty();
    }
};

struct Options {
    std::vector<std::filesystem::path> databases;
    bool allow_partial = false;  ///< answer without the shards that do not answer
    store::MatchBy match_by = store::MatchBy::postings;
    Request request;
    OutputFormat format = OutputFormat::terminal;
    std::filesystem::path output;  ///< write to this file instead of standard output
    When colors = When::automatic;
    bool explain = false;
    bool header = false;                     ///< a head line above rows
    std::optional<std::size_t> facet_limit;  ///< values of a facet; nothing: what fits
    std::string show;                        ///< an id
    std::string similar;                     ///< an id
    std::optional<Period> trend;             ///< count by this period instead of searching
    std::vector<std::string> versus;         ///< with trend: more questions
    bool kwic = false;                       ///< the words in their places instead of hits
    std::uint32_t kwic_letters = 0;          ///< on either side; 0: what the screen allows
    KwicOrder kwic_order = KwicOrder::hits;
    bool telling = false;            ///< the words that tell the answer apart instead of hits
    TellingRequest telling_request;  ///< but what is asked, which is `request`
    std::string save;                ///< the name under which to keep the question
    bool saved = false;              ///< list the saved searches, or ask the one of `saved_name`
    std::string saved_name;          ///< with saved; empty: all of them
    bool only_new = false;           ///< with save and saved: what was not shown before
    std::string forget_saved;        ///< the name of a saved search
    TagOptions tags;
    bool sorts = false;           ///< whether an order was named
    bool suggest = false;         ///< only "did you mean"
    std::filesystem::path batch;  ///< a file of questions; "-": standard input
    /// Whether the questions of `batch` are answered for people; else as a TREC run.
    bool answers_batch() const {
        return !batch.empty() &&
               (format == OutputFormat::tsv || format == OutputFormat::json_lines);
    }
    /// Whether the hits go to another program, all of them unless a limit is given.
    bool exports() const { return format >= OutputFormat::csv; }
    std::string trec = "udklip";  ///< the run's tag
    std::string complete;  ///< "source" or "year": print the values that begin with the words
    std::vector<NoteText> notes;  ///< about the command line
};

/// The options; or an exit code if there is nothing more to do, because --help and the like were
/// printed or a mistake was reported.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace udklip::searcher
