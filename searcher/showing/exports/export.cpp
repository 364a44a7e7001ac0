// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/exports/export.hpp"

#include "searcher/showing/exports/csv.hpp"
#include "searcher/showing/exports/references.hpp"

namespace udklip::searcher {

std::unique_ptr<Export> make_export(ExportFormat format) {
    switch (format) {
        case ExportFormat::csv:
            return std::make_unique<CsvExport>();
        case ExportFormat::ris:
            return std::make_unique<RisExport>();
        case ExportFormat::csl_json:
            return std::make_unique<CslJsonExport>();
    }
    return nullptr;
}

}  // namespace udklip::searcher
