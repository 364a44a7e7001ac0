// SPDX-License-Identifier: GPL-3.0-or-later
//
// udklip-search: parses the options, makes one call, prints the answer and returns an exit code.
#include <algorithm>
#include <csignal>
#include <exception>
#include <iostream>

#include "command_line/error.hpp"
#include "command_line/error_json.hpp"
#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "command_line/output_file.hpp"
#include "command_line/process/standard_streams.hpp"
#include "searcher/keeping/last_answer.hpp"
#include "searcher/program/batch_command.hpp"
#include "searcher/program/complete_command.hpp"
#include "searcher/program/exporting.hpp"
#include "searcher/program/kwic_command.hpp"
#include "searcher/program/naming.hpp"
#include "searcher/program/options.hpp"
#include "searcher/program/saved_commands.hpp"
#include "searcher/program/tag_commands.hpp"
#include "searcher/program/telling_command.hpp"
#include "searcher/search.hpp"
#include "searcher/session.hpp"
#include "searcher/showing/pager.hpp"
#include "searcher/showing/print.hpp"

namespace {

using namespace udklip;
using command_line::print;
using command_line::Printable;
using command_line::show;
using command_line::shown;

namespace exit_code = command_line::exit_code;

const command_line::Messages messages("udklip-search");

int no_such_article(const std::string& id) {
    messages.note(show("there is no article with the id {}", id));
    return exit_code::kNothingFound;
}

/// Returns the number by which the reader's own files go; empty if the database has none.
std::string number_of(store::Reader& reader) {
    try {
        return reader.number();
    } catch (const Error&) {
        return {};
    }
}

int show_article(searcher::Searcher& searcher, const std::string& number,
                 const searcher::Options& options) {
    const auto named = searcher::find_named(searcher, number, options.show, messages);
    if (named.exit_code != exit_code::kDone) return named.exit_code;
    const std::string& words = options.request.text;
    const auto article = searcher.show(named.id, words.empty() ? named.question : words);
    if (!article) return no_such_article(named.id);
    if (options.format != searcher::OutputFormat::terminal) {
        print(searcher::to_json(*article));
    } else {
        const searcher::Pager pager;
        print(searcher::to_terminal(*article, searcher::Terminal::of_stdout(options.colors)));
    }
    return exit_code::kDone;
}

/// Prints the explanation above an answer for people, and on standard error beside rows.
void explain(const searcher::Answer& answer, const searcher::Options& options) {
    using searcher::OutputFormat;
    if (options.format == OutputFormat::terminal) {
        const auto terminal = searcher::Terminal::of_stdout(options.colors);
        print(searcher::explain(answer, terminal) + "\n");
    } else if (options.format != OutputFormat::json) {
        std::cerr << searcher::explain(answer, {}).str();
    }
}

int give(searcher::Answer answer, const searcher::Options& options) {
    using searcher::OutputFormat;
    const auto terminal = searcher::Terminal::of_stdout(options.colors);
    for (auto note = options.notes.rbegin(); note != options.notes.rend(); ++note) {
        answer.put_note_first(*note);
    }
    if (options.format != OutputFormat::terminal) shorten_facets(answer, options.facet_limit);
    for (const auto& note : answer.told) messages.note(shown(note));
    if (options.explain) explain(answer, options);
    switch (options.format) {
        case OutputFormat::terminal:
            print(searcher::to_terminal(answer, terminal, options.facet_limit));
            break;
        case OutputFormat::json:
            print(searcher::to_json(answer, options.explain));
            break;
        case OutputFormat::json_lines:
            print(searcher::to_json_lines(answer));
            break;
        case OutputFormat::tsv:
            print(searcher::to_tsv(answer, options.header));
            break;
        case OutputFormat::csv:
        case OutputFormat::ris:
        case OutputFormat::csl_json:
            searcher::print_export(answer, options.format);
            break;
    }
    return answer.total > 0 ? exit_code::kDone : exit_code::kNothingFound;
}

/// Keeps an answer whose hits may be named by their numbers, and gives it.
int give_and_keep(const searcher::Answer& answer, const std::string& question,
                  const std::string& number, const searcher::Options& options) {
    const int code = give(answer, options);
    if (number.empty() || answer.hits.empty()) return code;
    searcher::LastAnswer last{question, answer.hits.front().rank, {}};
    for (const auto& hit : answer.hits) last.ids.push_back(hit.id);
    searcher::keep_last_answer(number, last);
    return code;
}

int similar(searcher::Searcher& searcher, const std::string& number,
            const searcher::Options& options) {
    const auto named = searcher::find_named(searcher, number, options.similar, messages);
    if (named.exit_code != exit_code::kDone) return named.exit_code;
    const auto answer = searcher.similar(named.id, options.request);
    return answer ? give_and_keep(*answer, named.question, number, options)
                  : no_such_article(named.id);
}

int trend(searcher::Searcher& searcher, const searcher::Options& options) {
    searcher::TrendRequest request;
    request.by = *options.trend;
    request.narrowing = options.request;
    request.questions = {options.request.text};
    request.questions.insert(request.questions.end(), options.versus.begin(), options.versus.end());
    const auto trend = searcher.trend(request);
    for (const auto& note : trend.told) messages.note(shown(note));
    using searcher::OutputFormat;
    if (options.format == OutputFormat::tsv) {
        print(searcher::to_tsv(trend));
    } else if (options.format == OutputFormat::terminal) {
        print(searcher::to_terminal(trend, searcher::Terminal::of_stdout(options.colors)));
    } else {
        print(searcher::to_json(trend));
    }
    for (const auto& question : trend.questions) {
        if (question.total > 0) return exit_code::kDone;
    }
    return exit_code::kNothingFound;
}

int suggest(searcher::Searcher& searcher, const searcher::Options& options) {
    searcher::Request request = options.request;
    request.limit = 0;
    request.facets.clear();
    const auto answer = searcher.search(request);
    if (options.format != searcher::OutputFormat::terminal) {
        print(searcher::suggestion_json(answer));
    } else if (answer.suggestion) {
        print(Printable(*answer.suggestion) + "\n");
    }
    return answer.suggestion ? exit_code::kDone : exit_code::kNothingFound;
}

int run(const searcher::Options& options) {
    if (!options.complete.empty()) return searcher::complete(options);
    const language::Lexicon lexicon = searcher::open_lexicon();
    searcher::Session session(
        lexicon, options.databases,
        options.allow_partial ? store::WhenMissing::leave_out : store::WhenMissing::fail);
    store::Reader& reader = session.reader();
    reader.match_by(options.match_by);
    if (session.is_of_another_analysis()) {
        messages.note(
            show("another version of the Danish analysis made {}; some words may not be found",
                 reader.name()));
        messages.hint(shown(
            command_line::command("udklip-index --db {} --rebuild mends that", reader.name())));
    }
    searcher::Searcher searcher = session.searcher();
    const std::string number = number_of(reader);
    if (options.tags.any()) {
        return searcher::run_tags(searcher, reader.number(), options, messages);
    }
    auto tags = searcher::tags_of(reader, messages);
    if (tags) searcher.use(*tags);
    if (!options.batch.empty() || options.suggest || !options.show.empty()) {
        const int code = !options.batch.empty()
                             ? searcher::batch_command(searcher, options, messages)
                         : options.suggest ? suggest(searcher, options)
                                           : show_article(searcher, number, options);
        if (const auto note = searcher::missing_note(reader)) {
            messages.note(shown(said_by(*note)));
        }
        return code;
    }
    if (options.saved || !options.save.empty() || !options.forget_saved.empty()) {
        return searcher::run_saved(searcher, reader.number(), options, messages,
                                   [&](const auto& answer) { return give(answer, options); });
    }
    if (options.kwic) return searcher::run_kwic(searcher, options, messages);
    if (options.telling) return searcher::run_telling(searcher, options, messages);
    if (options.trend) return trend(searcher, options);
    if (!options.similar.empty()) return similar(searcher, number, options);
    if (options.exports())
        return searcher::export_hits(searcher, options.request, options.format, messages);
    return give_and_keep(searcher.search(options.request), options.request.text, number, options);
}

int run_into_file(const searcher::Options& options) {
    if (options.output.empty()) return run(options);
    command_line::OutputFile file(options.output);
    const int code = run(options);
    file.keep();
    return code;
}

}  // namespace

int main(int argc, char** argv) {
    command_line::open_standard_streams();
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const searcher::Parsed parsed = searcher::parse_options(argc, argv);
        return parsed.options ? run_into_file(*parsed.options) : parsed.exit_code;
    } catch (const std::exception& error) {
        return command_line::failed(messages, error, command_line::asks_for_json(argc, argv));
    }
}
