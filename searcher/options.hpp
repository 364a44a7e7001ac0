// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line of udklip-search, parsed.
//
//     const Parsed parsed = parse_options(argc, argv);
//     if (!parsed.options) return parsed.exit_code;
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "searcher/request.hpp"
#include "searcher/showing/terminal.hpp"

namespace udklip::searcher {

enum class OutputFormat { terminal, json, json_lines, tsv };

struct Options {
    std::vector<std::filesystem::path> databases;
    bool allow_partial = false;  ///< answer without the shards that do not answer
    Request request;
    OutputFormat format = OutputFormat::terminal;
    When colors = When::automatic;
    bool explain = false;
    std::string show;                 ///< an id
    std::string similar;              ///< an id
    std::optional<Period> trend;      ///< count by this period instead of searching
    std::vector<std::string> versus;  ///< with trend: more questions
    bool suggest = false;             ///< only "did you mean"
    std::filesystem::path batch;      ///< a file of questions
    std::string trec = "udklip";      ///< the run's tag
    std::string complete;  ///< "source" or "year": print the values that begin with the words
};

/// The options; or an exit code if there is nothing more to do, because --help and the like were
/// printed or a mistake was reported.
struct Parsed {
    std::optional<Options> options;
    int exit_code = 0;
};

Parsed parse_options(int argc, const char* const* argv);

}  // namespace udklip::searcher
