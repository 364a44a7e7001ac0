// SPDX-License-Identifier: GPL-3.0-or-later
//
// The exit codes of the programs, in one table. The help texts, the manual pages and both main.cpp
// read it.
//
//     return command_line::exit_code::kSomeRejected;
//     constexpr auto kMine = command_line::exit_codes_of<&command_line::ExitCode::in_search>();
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "command_line/error.hpp"
#include "command_line/option_table.hpp"

namespace udklip::command_line {

/// The exit codes that are not errors; ErrorCode holds the others.
namespace exit_code {
constexpr int kDone = 0;  ///< done; a search found something
constexpr int kNothingFound = 1;
constexpr int kSomeRejected = 6;
constexpr int kInterrupted = 130;
}  // namespace exit_code

struct ExitCode {
    int code;
    std::string_view number;
    std::string_view in_search;  ///< the meaning in udklip-search; empty: never its exit code
    std::string_view in_index;
    std::string_view in_web = {};
    std::string_view in_assistant = {};
};

constexpr auto kExitCodes = std::to_array<ExitCode>({
    {exit_code::kDone, "0", "Something was found.", "Done.", "Ended by a signal.",
     "The input ended, or nobody listens any more."},
    {exit_code::kNothingFound, "1", "Nothing was found.", ""},
    {static_cast<int>(ErrorCode::usage), "2", "The command line or the question cannot be used.",
     "The command line cannot be used.", "The command line cannot be used.",
     "The command line cannot be used."},
    {static_cast<int>(ErrorCode::no_database), "3",
     "There is no database, it is damaged, or a shard of it does not answer.",
     "There is no database, or it is damaged.",
     "There is no database, it is damaged, or a shard of it does not answer."},
    {static_cast<int>(ErrorCode::locked), "4", "", "Another process is writing to the database."},
    {static_cast<int>(ErrorCode::version), "5",
     "Another version made the database; build it anew with udklip-index --rebuild.",
     "Another version made the database; build it anew with --rebuild.",
     "Another version made the database; build it anew with udklip-index --rebuild.",
     "The lexicon of the installation is missing or of another version."},
    {exit_code::kSomeRejected, "6",
     "Done, but a line of the --batch file could not be read as a question.",
     "Done, but some articles were rejected; the log says which and why."},
    {static_cast<int>(ErrorCode::storage), "7", "Something could not be read or written.",
     "Something could not be read or written; articles taken before that are kept.",
     "The port is taken, or something cannot be read or written.",
     "The input cannot be read or the output cannot be written."},
    {exit_code::kInterrupted, "130", "",
     "Interrupted; what was taken so far is kept, and the next run goes on from there."},
});

/// Returns the rows of one program, for its ProgramInfo.
template <std::string_view ExitCode::*Text>
constexpr auto exit_codes_of() {
    constexpr std::size_t kCount = [] {
        std::size_t count = 0;
        for (const auto& row : kExitCodes) count += (row.*Text).empty() ? 0 : 1;
        return count;
    }();
    std::array<TableEntry, kCount> rows{};
    std::size_t next = 0;
    for (const auto& row : kExitCodes) {
        if (!(row.*Text).empty()) rows[next++] = {row.number, row.*Text};
    }
    return rows;
}

}  // namespace udklip::command_line
