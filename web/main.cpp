// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-web: parses the options, opens the database, serves pages until it is interrupted.
#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <thread>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "command_line/process/standard_streams.hpp"
#include "web/http/server.hpp"
#include "web/options.hpp"
#include "web/sessions/readers.hpp"
#include "web/site.hpp"

namespace {

using namespace udklip;
using command_line::Printable;
using command_line::show;

const command_line::Messages messages("udklip-web");

/// The signals that end the program. Blocked before any thread begins, so that one thread of ours
/// waits for them.
sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
    return signals;
}

std::string url_of(const web::Options& options, int port) {
    const bool is_v6 = options.address.find(':') != std::string::npos;
    const std::string name = web::is_loopback(options.address) ? "localhost"
                             : is_v6                           ? "[" + options.address + "]"
                                                               : options.address;
    return fmt::format("http://{}:{}/", name, port);
}

int serve(const web::Options& options) {
    const language::Lexicon lexicon = searcher::open_lexicon();
    const auto when_missing =
        options.allow_partial ? searcher::WhenMissing::leave_out : searcher::WhenMissing::fail;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    web::Readers readers(
        [&] {
            return std::make_unique<searcher::Session>(lexicon, options.databases, when_missing);
        },
        cores + 2);
    const web::Guard guard({options.hosts, options.password, web::random_token()});
    const web::Site site(readers, guard, options.site, [](const std::exception& error) {
        const auto* known = dynamic_cast<const Error*>(&error);
        messages.note(known == nullptr ? Printable(std::string_view(error.what()))
                                       : command_line::shown(known->message()));
    });

    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    web::HttpServer server([&](const web::HttpRequest& request) { return site.respond(request); });
    const int port = server.bind(options.address, options.port);
    command_line::print(show("{}\n", url_of(options, port)));
    std::thread ending([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
    });
    const bool served = server.run();
    if (!served) pthread_kill(ending.native_handle(), SIGTERM);
    ending.join();
    if (served) return command_line::exit_code::kDone;
    throw Error(ErrorCode::storage, said("the connection to the network was lost"));
}

}  // namespace

int main(int argc, char** argv) {
    command_line::open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const web::Parsed parsed = web::parse_options(argc, argv);
        return parsed.options ? serve(*parsed.options) : parsed.exit_code;
    } catch (const std::exception& error) {
        return messages.failed(error);
    }
}
