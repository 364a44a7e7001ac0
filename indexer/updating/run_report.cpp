// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/run_report.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "indexer/reading/formats.hpp"
#include "language/text/printable.hpp"
#include "translation/retelling.hpp"

namespace udklip::indexer {
namespace {

/// What is wrong with a file is told in English; who reads the log may read Danish.
std::string told(const std::string& where, const std::string& what) {
    return translation::retold_line(translation::of_user(),
                                    language::printable_line(where + ": " + what));
}

}  // namespace

void RunReport::warn(const std::string& where, const std::string& what) {
    progress_.clear();
    spdlog::warn(told(where, what));
}

void RunReport::tell(const std::string& where, const std::string& what) {
    spdlog::info(told(where, what));
}

void RunReport::reject(const std::string& where, const std::string& reason) {
    warn(where, reason);
    ++counts_.rejected;
}

void RunReport::skip(const std::string& where, const std::string& reason) {
    ++counts_.skipped;
    ++counts_.skipped_by_ending[ending_of(where)];
    if (counts_.lists_skipped) {
        counts_.skipped_files.push_back(language::printable_line(where + ": " + reason));
    }
    tell(where, reason);
}

void RunReport::skip_as_before(const std::string& path, const store::SkippedByEnding& skipped) {
    std::uint64_t sum = 0;
    for (const auto& [ending, count] : skipped) {
        counts_.skipped_by_ending[ending] += count;
        sum += count;
    }
    counts_.skipped += sum;
    if (sum == 0 || !counts_.lists_skipped) return;
    counts_.skipped_files.push_back(language::printable_line(
        path + (sum == 1 ? ": not read, as before"
                         : fmt::format(": {} members not read, as before", sum))));
}

void RunReport::advance(std::uint64_t bytes) {
    progress_.update(done_ += bytes, counts_.articles());
}

}  // namespace udklip::indexer
