// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/exports/csv.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>

namespace udklip::searcher {

Printable csv_field(std::string_view text) {
    constexpr std::string_view kBeginsFormula = "=+-@";
    std::string line = language::printable_line(text);
    const std::size_t first = line.find_first_not_of(' ');
    if (first != line.npos && kBeginsFormula.find(line[first]) != kBeginsFormula.npos) {
        line.insert(0, 1, '\'');
    }
    if (line.find_first_of(",\"\n\r") == line.npos) return Printable::own(std::move(line));
    std::string quoted = "\"";
    for (const char c : line) quoted.append(c == '"' ? 2 : 1, c);
    return Printable::own(quoted + '"');
}

Printable CsvExport::head() {
    return Printable::own(
        "\xEF\xBB\xBF"
        "rank,id,title,source,date,author,section,url,path,page,chapter,score,snippet,tags,"
        "note\r\n");
}

Printable CsvExport::hit(const Hit& hit) {
    Printable row = Printable::own(std::to_string(hit.rank));
    const std::string page = hit.page > 0 ? std::to_string(hit.page) : std::string();
    const std::string tags = fmt::format("{}", fmt::join(hit.kept.tags, "; "));
    const std::string score = fmt::format("{:.3f}", hit.score);
    for (const std::string_view text :
         {std::string_view(hit.id), std::string_view(hit.title), std::string_view(hit.source),
          std::string_view(hit.date), std::string_view(hit.author), std::string_view(hit.section),
          std::string_view(hit.url), std::string_view(hit.path), std::string_view(page),
          std::string_view(hit.chapter), std::string_view(score),
          std::string_view(hit.snippet.text), std::string_view(tags),
          std::string_view(hit.kept.note)}) {
        row += Printable(",") + csv_field(text);
    }
    return row + "\r\n";
}

}  // namespace udklip::searcher
