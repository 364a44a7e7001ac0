// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/telling_command.hpp"

#include "command_line/exit_codes.hpp"
#include "command_line/output.hpp"
#include "searcher/showing/telling/telling.hpp"

namespace udklip::searcher {

int run_telling(Searcher& searcher, const Options& options,
                const command_line::Messages& messages) {
    using command_line::print;
    TellingRequest request = options.telling_request;
    request.asked = options.request;
    const Telling telling = searcher.telling(request);
    for (const auto& note : telling.told) messages.note(command_line::shown(note));
    if (telling.relaxed) {
        messages.note(command_line::show("no article has every word; these have some"));
    }
    switch (options.format) {
        case OutputFormat::terminal:
            print(to_terminal(telling, Terminal::of_stdout(options.colors)));
            break;
        case OutputFormat::tsv:
            print(to_tsv(telling, options.header));
            break;
        case OutputFormat::json_lines:
            print(to_json_lines(telling));
            break;
        default:
            print(to_json(telling));
    }
    return telling.words.empty() ? command_line::exit_code::kNothingFound
                                 : command_line::exit_code::kDone;
}

}  // namespace udklip::searcher
