// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/report.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace udklip::indexer {

std::string to_text(const Report& report) {
    std::string out = fmt::format(
        "{} files, {} articles: {} new, {} changed, {} unchanged, {} removed, {} rejected\n",
        report.files, report.articles(), report.added, report.changed, report.unchanged,
        report.removed, report.rejected);
    if (!report.roots_not_believed.empty()) {
        out += fmt::format("{} root{} not looked at; what was taken from there is kept\n",
                           report.roots_not_believed.size(),
                           report.roots_not_believed.size() == 1 ? "" : "s");
    }
    if (report.dry_run) return out + "Nothing was written (--dry-run).\n";
    out += fmt::format("{:.2f} seconds", report.seconds);
    if (report.written() > 0 && report.seconds > 0) {
        out += fmt::format(", {:.0f} articles a second",
                           static_cast<double>(report.written()) / report.seconds);
    }
    return out + "\n";
}

std::string to_json(const Report& report) {
    auto roots = nlohmann::ordered_json::array();
    for (const auto& root : report.roots_not_believed) roots.push_back(root);
    const nlohmann::ordered_json json = {
        {"files", report.files},
        {"new", report.added},
        {"changed", report.changed},
        {"unchanged", report.unchanged},
        {"removed", report.removed},
        {"rejected", report.rejected},
        {"roots_not_believed", roots},
        {"seconds", std::round(report.seconds * 1000) / 1000},
        {"interrupted", report.interrupted},
        {"dry_run", report.dry_run},
    };
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace udklip::indexer
