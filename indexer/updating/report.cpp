// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/report.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <utility>

#include "command_line/messages.hpp"

namespace udklip::indexer {

using command_line::Printable;
using command_line::show;
using command_line::show_plural;

namespace {

/// "7 files", "1 article".
std::string files_in(std::uint64_t count) {
    return show_plural("{} file", "{} files", count, count).str();
}

std::string articles_in(std::uint64_t count) {
    return show_plural("{} article", "{} articles", count, count).str();
}

}  // namespace

std::string skipped_line(const Report& report) {
    if (report.skipped == 0) return {};
    std::vector<std::pair<std::string, std::uint64_t>> endings(report.skipped_by_ending.begin(),
                                                               report.skipped_by_ending.end());
    std::stable_sort(endings.begin(), endings.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    constexpr std::size_t most_endings = 8;
    Printable list;
    std::uint64_t others = report.skipped;
    for (std::size_t i = 0; i < std::min(endings.size(), most_endings); ++i) {
        const auto& [ending, count] = endings[i];
        if (i > 0) list += ", ";
        list +=
            ending == "none" ? show("{} without an ending", count) : show("{} {}", count, ending);
        others -= count;
    }
    if (others > 0) list += show(", {} others", others);
    const Printable more =
        report.lists_skipped ? Printable() : show(" (--list-skipped names them)");
    return show("{} not read: {}{}\n", files_in(report.skipped), list, more).str();
}

std::string to_text(const Report& report) {
    Printable out = show("{}, {}: {} new, {} changed, {} unchanged, {} removed, {} rejected\n",
                         files_in(report.files), articles_in(report.articles()), report.added,
                         report.changed, report.unchanged, report.removed, report.rejected);
    if (report.still_rejected > 0) {
        out += show_plural("{} still rejected (--stats lists it)\n",
                           "{} still rejected (--stats lists them)\n", report.still_rejected,
                           report.still_rejected);
    }
    const auto roots = report.roots_not_believed.size();
    if (roots > 0) {
        out += show_plural("{} root not looked at; what was taken from there is kept\n",
                           "{} roots not looked at; what was taken from there is kept\n", roots,
                           roots);
    }
    if (report.dry_run) {
        out += show("Nothing was written (--dry-run).\n");
        return out.str() + skipped_line(report);
    }
    out += show("{:.2f} seconds", report.seconds);
    if (report.written() > 0 && report.seconds > 0) {
        out += show(", {:.0f} articles a second",
                    static_cast<double>(report.written()) / report.seconds);
    }
    return out.str() + "\n" + skipped_line(report);
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
