// SPDX-License-Identifier: GPL-3.0-or-later
//
// Hits as references, for Zotero and its like.
//
//     TY  - NEWS                   [{"id":"a","type":"article-newspaper","title":"Ny havn",
//     TI  - Ny havn                  "author":[{"family":"Holm","given":"Hanne"}],
//     AU  - Holm, Hanne              "issued":{"date-parts":[[2021,6]]}}]
//     ER  -
#pragma once

#include "searcher/showing/exports/export.hpp"

namespace udklip::searcher {

/// RIS as Zotero and EndNote read it: a tag, two spaces, a dash; lines end with CR LF.
class RisExport final : public Export {
  public:
    Printable hit(const Hit& hit) override;
};

/// An array of items, one on each line.
class CslJsonExport final : public Export {
  public:
    Printable head() override { return "["; }
    Printable hit(const Hit& hit) override;
    Printable tail() override { return "]\n"; }

  private:
    bool first_ = true;
};

}  // namespace udklip::searcher
