// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/showing/kwic/print_kwic.hpp"

#include <algorithm>
#include <string>

#include "command_line/messages.hpp"
#include "searcher/showing/json_parts.hpp"

namespace udklip::searcher {
namespace {

using command_line::show;

/// What is left of a line for date, source and id is worth showing from so many columns on.
constexpr std::size_t kLeastForPlace = 12;

/// Fills a text up to so many columns.
std::size_t missing(const Printable& text, std::size_t columns) {
    return columns - std::min(columns, columns_of(text));
}

Printable place_of(const KwicLine& line) {
    Printable place(line.date.substr(0, std::string_view("2021-06-18").size()));
    for (const auto* text : {&line.source, &line.id}) {
        if (text->empty()) continue;
        if (!place.empty()) place += " ";
        place += Printable(*text);
    }
    return place;
}

}  // namespace

std::size_t letters_for(const Terminal& terminal) {
    constexpr std::size_t kLeast = 16;
    return std::max(kLeast, terminal.width * 3 / 10);
}

Printable to_terminal(const KwicLine& line, std::size_t letters, const Terminal& terminal) {
    const Printable left(line.left);
    const Printable find(line.find);
    const Printable right(line.right);
    Printable out = spaces(missing(left, letters)) + left + terminal.match(find) + right;
    const std::size_t taken = letters + columns_of(find) + letters + 2;
    if (taken + kLeastForPlace <= terminal.width) {
        out += spaces(missing(right, letters) + 2) +
               terminal.dim(fit(place_of(line), terminal.width - taken));
    }
    return out + "\n";
}

Printable to_tsv(const KwicLine& line) {
    return show("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", line.rank, line.id, line.date, line.source,
                line.begin, line.end, line.left, line.find, line.right);
}

Printable to_json_line(const KwicLine& line) {
    return dump({{"rank", line.rank},
                 {"id", line.id},
                 {"title", line.title},
                 {"source", or_null(line.source)},
                 {"date", or_null(line.date)},
                 {"begin", line.begin},
                 {"end", line.end},
                 {"left", line.left},
                 {"find", line.find},
                 {"right", line.right}}) +
           "\n";
}

}  // namespace udklip::searcher
