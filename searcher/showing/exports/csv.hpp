// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table for spreadsheets: RFC 4180, with a byte order mark, because some spreadsheets take a file
// without one for Windows-1252.
//
//     rank,id,title,source,date,author,section,url,path,page,chapter,score,snippet,tags,note
//     1,a,Ny havn,KL,2021-06,Hanne Holm; Ole Hansen,...
#pragma once

#include <string_view>

#include "searcher/showing/exports/export.hpp"

namespace udklip::searcher {

/// Returns a field of the table. One that a spreadsheet would take for a formula (it begins with
/// = + - @) gets an apostrophe in front, by which a spreadsheet shows it as text.
Printable csv_field(std::string_view text);

class CsvExport final : public Export {
  public:
    Printable head() override;
    Printable hit(const Hit& hit) override;
};

}  // namespace udklip::searcher
