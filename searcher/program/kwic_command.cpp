// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/kwic_command.hpp"

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <utility>
#include <vector>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "searcher/showing/kwic/print_kwic.hpp"

namespace udklip::searcher {
namespace {

using command_line::print;
using Clock = std::chrono::steady_clock;

/// Tells on a terminal, after two seconds and then twice a second, how far the reading is.
class KwicProgress {
  public:
    void read(std::uint64_t articles, std::size_t finds) {
        if (!on_terminal_ || Clock::now() < next_) return;
        std::fputs(
            ("\r" + command_line::show("{} articles, {} finds", articles, finds).str()).c_str(),
            stderr);
        next_ = Clock::now() + std::chrono::milliseconds(500);
        shown_ = true;
    }
    ~KwicProgress() {
        if (shown_) std::fputs("\r\x1b[K", stderr);
    }

  private:
    bool on_terminal_ = ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0;
    bool shown_ = false;
    Clock::time_point next_ = Clock::now() + std::chrono::seconds(2);
};

/// More finds are not sorted: they would take 200 MB and more.
constexpr std::size_t kMostSorted = 100'000;
constexpr std::size_t kMostAtOnce = 10'000;

/// Prints lines as they come, or keeps them until they can be sorted.
class KwicPrinter {
  public:
    explicit KwicPrinter(const Options& options)
        : options_(&options),
          terminal_(Terminal::of_stdout(options.colors)),
          letters_(options.kwic_letters > 0 ? options.kwic_letters : letters_for(terminal_)) {}

    std::size_t letters() const { return letters_; }
    std::size_t finds() const { return finds_; }

    void take(KwicLine&& line) {
        ++finds_;
        if (sorts() && kept_.size() == kMostSorted) return;
        kept_.push_back(std::move(line));
        if (!sorts() && kept_.size() == kMostAtOnce) print_kept();
    }
    /// Of an article.
    void done() {
        if (!sorts()) print_kept();
    }
    void finish() {
        sort_lines(kept_, options_->kwic_order);
        print_kept();
    }
    bool sorts() const { return options_->kwic_order != KwicOrder::hits; }

  private:
    void print_kept() {
        constexpr std::size_t kAtOnce = 1 << 20;  // bytes
        Printable out;
        for (const auto& line : kept_) {
            out += printable(line);
            if (out.size() >= kAtOnce) print(std::exchange(out, {}));
        }
        if (!out.empty()) print(out);
        kept_.clear();
    }
    Printable printable(const KwicLine& line) const {
        switch (options_->format) {
            case OutputFormat::terminal:
                return to_terminal(line, letters_, terminal_);
            case OutputFormat::tsv:
                return to_tsv(line);
            default:
                return to_json_line(line);
        }
    }

    const Options* options_;
    Terminal terminal_;
    std::size_t letters_;
    std::size_t finds_ = 0;
    std::vector<KwicLine> kept_;
};

}  // namespace

int run_kwic(Searcher& searcher, const Options& options, const command_line::Messages& messages) {
    Request request = options.request;
    request.facets.clear();
    KwicPrinter printer(options);
    Answer answer;
    {
        KwicProgress progress;
        answer = searcher.for_each_found(request, [&](const FoundArticle& found) {
            for_each_kwic_line(found.record, *found.marks, printer.letters(), [&](KwicLine&& line) {
                line.rank = found.rank;
                printer.take(std::move(line));
            });
            printer.done();
            progress.read(found.rank, printer.finds());
            return true;
        });
    }
    printer.finish();
    if (printer.sorts() && printer.finds() > kMostSorted) {
        messages.note(
            command_line::show("the first {} of {} finds are sorted and shown; narrow it down",
                               kMostSorted, printer.finds()));
    }
    for (const auto& note : answer.told) messages.note(command_line::shown(note));
    if (answer.relaxed)
        messages.note(command_line::show("no article has every word; these have some"));
    if (answer.total > 0 && printer.finds() == 0) {
        messages.note(command_line::show(
            "the words stand in titles or outside the text only; no place is shown"));
    }
    return printer.finds() > 0 ? command_line::exit_code::kDone
                               : command_line::exit_code::kNothingFound;
}

}  // namespace udklip::searcher
