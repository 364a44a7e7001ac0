// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/exporting.hpp"

#include <memory>

#include "command_line/exit_codes.hpp"
#include "command_line/messages.hpp"
#include "command_line/output.hpp"
#include "searcher/showing/exports/export.hpp"

namespace udklip::searcher {
namespace {

using command_line::print;

std::unique_ptr<Export> export_as(OutputFormat format) {
    return make_export(format == OutputFormat::csv   ? ExportFormat::csv
                       : format == OutputFormat::ris ? ExportFormat::ris
                                                     : ExportFormat::csl_json);
}

}  // namespace

void print_export(const Answer& answer, OutputFormat format) {
    const auto as = export_as(format);
    print(as->head());
    for (const auto& hit : answer.hits) print(as->hit(hit));
    print(as->tail());
}

int export_hits(Searcher& searcher, const Request& request, OutputFormat format,
                const command_line::Messages& messages) {
    Request asked = request;
    asked.facets.clear();
    const auto as = export_as(format);
    print(as->head());
    const Answer answer = searcher.for_each_found(asked, [&](const FoundArticle& found) {
        print(as->hit(hit_of(found)));
        return true;
    });
    print(as->tail());
    for (const auto& note : answer.told) messages.note(command_line::shown(note));
    if (answer.relaxed)
        messages.note(command_line::show("no article has every word; these have some"));
    return answer.total > 0 ? command_line::exit_code::kDone
                            : command_line::exit_code::kNothingFound;
}

}  // namespace udklip::searcher
