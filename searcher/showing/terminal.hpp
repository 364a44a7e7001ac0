// SPDX-License-Identifier: GPL-3.0-or-later
//
// The properties of the terminal that an answer is printed to, and text laid out for it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/text/printable.hpp"
#include "searcher/showing/snippet.hpp"

namespace udklip::searcher {

using language::Printable;

enum class When { automatic, always, never };

struct Terminal {
    bool colors = false;
    bool links = false;      ///< file names can be links (OSC 8)
    std::size_t width = 80;  ///< columns
    std::size_t height = 0;  ///< rows; 0: no window, but a pipe or a file

    /// Returns the properties of stdout. Obeys NO_COLOR and TERM=dumb unless `colors` is `always`.
    static Terminal of_stdout(When colors);

    Printable bold(const Printable& text) const { return styled("1", text); }
    Printable dim(const Printable& text) const { return styled("2", text); }
    Printable match(const Printable& text) const { return styled("1;33", text); }
    Printable bar(const Printable& text) const { return styled("34", text); }

    /// Returns `text` as a link to a file on this machine. `path` is absolute.
    Printable link(std::string_view path, const Printable& text) const;

  private:
    Printable styled(const char* code, const Printable& text) const;
};

/// Returns so many spaces.
Printable spaces(std::size_t count);

/// Counts the columns of a text. Wide characters take two, combining marks none.
std::size_t columns_of(const Printable& text);

/// Cuts a text to at most `columns` and ends it with … if something was cut off.
Printable fit(const Printable& text, std::size_t columns);

/// Cuts a text to at most `columns` at its beginning: "…2020/x.txt".
Printable fit_end(const Printable& text, std::size_t columns);

/// Makes a text safe to print, styles its marks and breaks it into lines of at most `columns`.
std::vector<Printable> wrap(std::string_view text, const std::vector<SnippetSpan>& marks,
                            std::size_t columns, const Terminal& terminal);

}  // namespace udklip::searcher
