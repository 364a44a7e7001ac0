// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/batch_command.hpp"

#include <cstddef>
#include <filesystem>
#include <iostream>
#include <string>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "searcher/batch.hpp"
#include "searcher/batch_answers.hpp"
#include "searcher/showing/print.hpp"

namespace udklip::searcher {
namespace {

using command_line::print;
using command_line::Printable;
using command_line::show;
namespace exit_code = command_line::exit_code;

/// Tells of lines of a file of questions, and remembers whether one had to be left out.
class LineMessages {
  public:
    LineMessages(const Options& options, const command_line::Messages& messages)
        : file_(options.batch), messages_(messages) {}

    LineProblems problems() {
        const auto reject = [this](std::size_t line, const translation::Said& why) {
            tell(line, said("{}; left out", why));
            all_read_ = false;
        };
        return {reject,
                [this](std::size_t line, const translation::Said& what) { tell(line, what); }};
    }
    void tell(std::size_t line, const translation::Said& what) const {
        messages_.note(show("{}, line {}: {}", file_, line, what));
    }
    int exit_code() const { return all_read_ ? exit_code::kDone : exit_code::kSomeRejected; }

  private:
    std::filesystem::path file_;
    const command_line::Messages& messages_;
    bool all_read_ = true;
};

int time_questions(Searcher& searcher, const Options& options,
                   const command_line::Messages& messages) {
    LineMessages lines(options, messages);
    const auto [reject, blank] = lines.problems();
    const auto timing = run_batch(searcher, options.batch, options.trec, options.request.limit,
                                  std::cout, reject, blank);
    if (options.format == OutputFormat::json) {
        std::cerr << Printable::json(to_json(timing)).str() << '\n';
    } else {
        messages.note(command_line::shown(to_text(timing)));
    }
    return lines.exit_code();
}

int answer_questions(Searcher& searcher, const Options& options,
                     const command_line::Messages& messages) {
    LineMessages lines(options, messages);
    const auto form = options.format == OutputFormat::tsv ? BatchForm::tsv : BatchForm::json_lines;
    answer_batch(
        searcher, options.batch, options.request, form, options.facet_limit, lines.problems(),
        [&](std::size_t line, const translation::Said& note) { lines.tell(line, note); },
        [](const Printable& text) { print(text); });
    return lines.exit_code();
}

}  // namespace

int batch_command(Searcher& searcher, const Options& options,
                  const command_line::Messages& messages) {
    return options.answers_batch() ? answer_questions(searcher, options, messages)
                                   : time_questions(searcher, options, messages);
}

}  // namespace udklip::searcher
