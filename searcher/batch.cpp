// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <numeric>
#include <vector>

#include "command_line/error.hpp"
#include "command_line/output.hpp"
#include "language/text/printable.hpp"
#include "language/text/trim.hpp"
#include "language/text/utf8.hpp"

namespace udklip::searcher {
namespace {

/// Escapes white space, which separates the fields of a run, and what a terminal would obey: %20,
/// %1B.
std::string one_word(std::string_view id) {
    std::string out;
    for (std::size_t at = 0; at < id.size();) {
        const std::size_t begin = at;
        language::next_char(id, at);
        const std::string_view character = id.substr(begin, at - begin);
        if (character != " " && language::printable_line(character) == character) {
            out += character;
        } else {
            for (const char c : character) {
                out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
            }
        }
    }
    return out;
}

BatchTiming summarise(std::vector<double> ms) {
    BatchTiming timing;
    timing.queries = ms.size();
    if (ms.empty()) return timing;
    std::sort(ms.begin(), ms.end());
    const auto quantile = [&](std::size_t percent) {
        return ms[std::min(ms.size() - 1, ms.size() * percent / 100)];
    };
    timing.mean = std::accumulate(ms.begin(), ms.end(), 0.0) / static_cast<double>(ms.size());
    timing.p50 = quantile(50);
    timing.p90 = quantile(90);
    timing.p99 = quantile(99);
    return timing;
}

}  // namespace

void for_each_question(const std::filesystem::path& file, const LineProblems& problems,
                       const std::function<void(const BatchQuestion&)>& take) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    std::ifstream opened;
    if (file != "-") opened.open(file);
    std::istream& in = file == "-" ? std::cin : opened;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (number == 1 && line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
        if (line.ends_with('\r')) line.pop_back();
        const auto tab = line.find('\t');
        if (language::trim(line).empty()) {
            problems.blank(number, said("the line is empty"));
        } else if (tab == std::string::npos) {
            problems.reject(number, said("there is no tab between name and question"));
        } else if (language::trim(std::string_view(line).substr(tab)).empty()) {
            problems.reject(number, said("the question is empty"));
        } else {
            take({number, line.substr(0, tab), line.substr(tab + 1)});
        }
    }
    // A folder can be opened, but not read.
    if ((file != "-" && !opened.is_open()) || in.bad()) {
        throw Error(ErrorCode::usage, said("cannot read {}", file.string()));
    }
}

BatchTiming run_batch(Searcher& searcher, const std::filesystem::path& file, const std::string& tag,
                      std::uint32_t limit, std::ostream& out, const TellOfLine& reject,
                      const TellOfLine& blank) {
    using Clock = std::chrono::steady_clock;
    const std::string tagged = one_word(tag);
    std::vector<double> ms;
    for_each_question(file, {reject, blank}, [&](const BatchQuestion& question) {
        if (!out) return;
        const auto started = Clock::now();
        const auto ranked = searcher.rank(question.text, limit);
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - started).count());
        const std::string id = one_word(question.name);
        for (std::size_t rank = 0; rank < ranked.size(); ++rank) {
            out << fmt::format("{} Q0 {} {} {:.6f} {}\n", id, one_word(ranked[rank].id), rank + 1,
                               ranked[rank].score, tagged);
        }
        if (!out.flush()) command_line::output_failed();
    });
    return summarise(std::move(ms));
}

translation::Said to_text(const BatchTiming& timing) {
    return said("{} questions: mean {:.3f}, p50 {:.3f}, p90 {:.3f}, p99 {:.3f} ms", timing.queries,
                timing.mean, timing.p50, timing.p90, timing.p99);
}

std::string to_json(const BatchTiming& timing) {
    return fmt::format(
        R"({{"questions": {}, "mean": {:.4f}, "p50": {:.4f}, "p90": {:.4f}, "p99": {:.4f}}})",
        timing.queries, timing.mean, timing.p50, timing.p90, timing.p99);
}

}  // namespace udklip::searcher
