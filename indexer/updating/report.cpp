// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "language/text/printable.hpp"

namespace udklip::indexer {

std::string skipped_line(const Report& report) {
    if (report.skipped == 0) return {};
    std::vector<std::pair<std::string, std::uint64_t>> endings(report.skipped_by_ending.begin(),
                                                               report.skipped_by_ending.end());
    std::stable_sort(endings.begin(), endings.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t most_endings = 8;
    std::string list;
    std::uint64_t others = report.skipped;
    for (std::size_t i = 0; i < std::min(endings.size(), most_endings); ++i) {
        const auto& [ending, count] = endings[i];
        list +=
            fmt::format("{}{} {}", i == 0 ? "" : ", ", count,
                        ending == "none" ? "without an ending" : language::printable_line(ending));
        others -= count;
    }
    if (others > 0) list += fmt::format(", {} others", others);
    return fmt::format("{} file{} not read: {}{}\n", report.skipped, report.skipped == 1 ? "" : "s",
                       list, report.lists_skipped ? "" : " (--list-skipped names them)");
}

std::string to_text(const Report& report) {
    std::string out = fmt::format(
        "{} file{}, {} article{}: {} new, {} changed, {} unchanged, {} removed, {} rejected\n",
        report.files, report.files == 1 ? "" : "s", report.articles(),
        report.articles() == 1 ? "" : "s", report.added, report.changed, report.unchanged,
        report.removed, report.rejected);
    if (report.still_rejected > 0) {
        out += fmt::format("{} still rejected (--stats lists {})\n", report.still_rejected,
                           report.still_rejected == 1 ? "it" : "them");
    }
    if (!report.roots_not_believed.empty()) {
        out += fmt::format("{} root{} not looked at; what was taken from there is kept\n",
                           report.roots_not_believed.size(),
                           report.roots_not_believed.size() == 1 ? "" : "s");
    }
    if (report.dry_run) return out + "Nothing was written (--dry-run).\n" + skipped_line(report);
    out += fmt::format("{:.2f} seconds", report.seconds);
    if (report.written() > 0 && report.seconds > 0) {
        out += fmt::format(", {:.0f} articles a second",
                           static_cast<double>(report.written()) / report.seconds);
    }
    return out + "\n" + skipped_line(report);
}

std::string to_json(const Report& report) {
    auto roots = nlohmann::ordered_json::array();
    for (const auto& root : report.roots_not_believed) roots.push_back(root);
    nlohmann::ordered_json json = {
        {"files", report.files},
        {"new", report.added},
        {"changed", report.changed},
        {"unchanged", report.unchanged},
        {"removed", report.removed},
        {"rejected", report.rejected},
        {"still_rejected", report.still_rejected},
        {"roots_not_believed", roots},
        {"skipped", report.skipped},
        {"skipped_by_ending", report.skipped_by_ending},
        {"seconds", std::round(report.seconds * 1000) / 1000},
        {"interrupted", report.interrupted},
        {"dry_run", report.dry_run},
    };
    if (report.lists_skipped) json["skipped_files"] = report.skipped_files;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace udklip::indexer
