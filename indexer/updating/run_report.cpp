// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/run_report.hpp"

#include <spdlog/spdlog.h>

#include "indexer/reading/formats.hpp"
#include "language/text/printable.hpp"

namespace udklip::indexer {

void RunReport::warn(const std::string& where, const std::string& what) {
    progress_.clear();
    spdlog::warn("{}: {}", language::printable_line(where), language::printable_line(what));
}

void RunReport::reject(const std::string& where, const std::string& reason) {
    warn(where, reason);
    ++counts_.rejected;
}

void RunReport::skip(const std::string& where, const std::string& reason) {
    ++counts_.skipped;
    ++counts_.skipped_by_ending[ending_of(where)];
    const std::string line = language::printable_line(where + ": " + reason);
    if (counts_.lists_skipped) counts_.skipped_files.push_back(line);
    spdlog::info("{}", line);
}

void RunReport::advance(std::uint64_t bytes) {
    progress_.update(done_ += bytes, counts_.articles());
}

}  // namespace udklip::indexer
