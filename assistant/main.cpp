// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-mcp: parses the options, opens the database, answers the messages on standard input.
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <memory>
#include <thread>

#include "assistant/inbox.hpp"
#include "assistant/line_reader.hpp"
#include "assistant/options.hpp"
#include "assistant/protocol.hpp"
#include "command_line/error.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "command_line/process/standard_streams.hpp"

namespace {

using namespace udklip;
using command_line::Printable;

const command_line::Messages messages("udklip-mcp");

constexpr std::size_t kMostBytes = 1 << 20;  ///< of a message

/// Reads the input to its end.
void read_messages(assistant::Inbox& inbox) {
    assistant::LineReader lines(STDIN_FILENO, kMostBytes);
    while (auto line = lines.next()) {
        if (line->too_long) {
            inbox.put(assistant::too_long_message(kMostBytes));
        } else if (line->text.find_first_not_of(" \t\r") != std::string::npos) {
            inbox.put(assistant::read_message(line->text));
        }
    }
    inbox.close(lines.error());
}

/// Answers in order until the input ends or nobody listens any more.
int answer_messages(assistant::Inbox& inbox, assistant::Protocol& protocol) {
    while (const auto message = inbox.take()) {
        const auto answer = protocol.answer(*message, inbox.stopped());
        if (!answer || inbox.stopped()) continue;
        command_line::print(searcher::dump(*answer) + "\n");
        if (std::ferror(stdout) != 0) return command_line::exit_code::kDone;
    }
    if (inbox.error() == 0) return command_line::exit_code::kDone;
    throw Error(ErrorCode::storage,
                said("cannot read standard input: {}", std::strerror(inbox.error())));
}

int serve(const assistant::Options& options) {
    const language::Lexicon lexicon = searcher::open_lexicon();
    const auto when_missing =
        options.allow_partial ? searcher::WhenMissing::leave_out : searcher::WhenMissing::fail;
    assistant::Archive archive([&] {
        return std::make_unique<searcher::Session>(lexicon, options.databases, when_missing);
    });
    const auto report = [](const std::exception& error) { messages.failed(error); };
    try {
        archive.session();
    } catch (const Error& error) {  // the tools tell of it until there is one
        report(error);
    }
    assistant::Tools tools(archive, options.tools, report);
    assistant::Protocol protocol(tools);
    // The reading thread may still wait for input when nobody listens any more; what it uses is its
    // own then.
    const auto inbox = std::make_shared<assistant::Inbox>();
    std::thread([inbox] { read_messages(*inbox); }).detach();
    return answer_messages(*inbox, protocol);
}

}  // namespace

int main(int argc, char** argv) {
    command_line::open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const assistant::Parsed parsed = assistant::parse_options(argc, argv);
        return parsed.options ? serve(*parsed.options) : parsed.exit_code;
    } catch (const std::exception& error) {
        return messages.failed(error);
    }
}
