// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/print_batch.hpp"

#include <utility>

#include "command_line/messages.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;

std::uint64_t count_of(const Answer& answer, const std::optional<std::string>& year) {
    for (const auto& facet : answer.facets) {
        if (facet.name != "year") continue;
        for (const auto& value : facet.values) {
            if (value.value == year) return value.count;
        }
    }
    return 0;
}

const char* yes_or_no(bool value) {
    return value ? "yes" : "no";
}

}  // namespace

Printable head_of_table(const std::vector<std::optional<std::string>>& years) {
    Printable line = "name\tquestion\tarticles\texact\trelaxed\ttitle\tsource\tdate\tid";
    for (const auto& year : years) line += show("\t{}", year.value_or("unknown"));
    return line + "\n";
}

Printable to_table_line(const std::string& name, const Answer& answer,
                        const std::vector<std::optional<std::string>>& years) {
    Printable line = show("{}\t{}\t{}\t{}\t{}", name, answer.query, answer.total,
                          yes_or_no(answer.total_is_exact), yes_or_no(answer.relaxed));
    if (answer.hits.empty()) {
        line += "\t\t\t\t";
    } else {
        const Hit& best = answer.hits.front();
        line += show("\t{}\t{}\t{}\t{}", best.title, best.source, best.date, best.id);
    }
    for (const auto& year : years) line += show("\t{}", count_of(answer, year));
    return line + "\n";
}

Printable to_json_line(const std::string& name, const Answer& answer) {
    Json best = nullptr;
    if (!answer.hits.empty()) {
        const Hit& hit = answer.hits.front();
        best = {{"id", hit.id},
                {"title", hit.title},
                {"source", or_null(hit.source)},
                {"date", or_null(hit.date)}};
    }
    const Json json = {{"name", name},
                       {"query", answer.query},
                       {"understood", answer.understood},
                       {"relaxed", answer.relaxed},
                       {"total", answer.total},
                       {"total_is_exact", answer.total_is_exact},
                       {"best", std::move(best)},
                       {"facets", facets_json(answer.facets)},
                       {"notes", answer.notes},
                       {"note_codes", codes_json(answer.note_codes)}};
    return dump(json) + "\n";
}

}  // namespace udklip::searcher
