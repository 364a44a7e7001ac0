// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/mail/flowed_text.hpp"

#include "indexer/reading/text_lines.hpp"

namespace udklip::indexer {

std::string unflow(std::string_view text, bool deletes_blank) {
    std::string out;
    bool flows = false;  // the line before goes on in this one
    std::size_t quotes_before = 0;
    for (Lines lines(text); !lines.at_end();) {
        std::string_view line = lines.next();
        std::size_t quotes = 0;
        while (quotes < line.size() && line[quotes] == '>') ++quotes;
        line.remove_prefix(quotes);
        if (line.starts_with(' ')) line.remove_prefix(1);  // put there so that the line is no mark
        if (flows && quotes != quotes_before) out += '\n';
        if (!flows || quotes != quotes_before) {
            out.append(quotes, '>');
            if (quotes > 0) out += ' ';
        }
        flows = line.ends_with(' ') && line != "-- ";
        quotes_before = quotes;
        if (flows && deletes_blank) line.remove_suffix(1);
        out += line;
        if (!flows) out += '\n';
    }
    return out;
}

}  // namespace udklip::indexer
