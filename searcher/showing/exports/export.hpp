// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers for other programs, hit by hit, so that an answer may be of any length.
//
//     const auto as = make_export(ExportFormat::csv);
//     print(as->head());
//     for (const auto& hit : hits) print(as->hit(hit));
//     print(as->tail());
#pragma once

#include <cstdint>
#include <memory>

#include "language/text/printable.hpp"
#include "searcher/showing/answer.hpp"

namespace udklip::searcher {

using language::Printable;

enum class ExportFormat : std::uint8_t {
    csv,       ///< a table for spreadsheets
    ris,       ///< references, for any manager of references
    csl_json,  ///< references as the Citation Style Language has them: Zotero, pandoc
};

/// One export. Not shared between threads.
class Export {
  public:
    virtual ~Export() = default;
    virtual Printable head() { return {}; }
    virtual Printable hit(const Hit& hit) = 0;
    virtual Printable tail() { return {}; }
};

std::unique_ptr<Export> make_export(ExportFormat format);

}  // namespace udklip::searcher
