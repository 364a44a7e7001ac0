// SPDX-License-Identifier: GPL-3.0-or-later
//
// The properties of the terminal that an answer is printed to, and text laid out for it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/showing/snippet.hpp"

namespace udklip::searcher {

enum class When { automatic, always, never };

struct Terminal {
    bool colors = false;
    bool links = false;      ///< file names can be links (OSC 8)
    std::size_t width = 80;  ///< columns

    /// Returns the properties of stdout. Obeys NO_COLOR and TERM=dumb unless `colors` is `always`.
    static Terminal of_stdout(When colors);

    std::string bold(std::string_view text) const { return styled("1", text); }
    std::string dim(std::string_view text) const { return styled("2", text); }
    std::string match(std::string_view text) const { return styled("1;33", text); }
    std::string bar(std::string_view text) const { return styled("34", text); }

    /// `text` as a link to a file of this machine. `path`: absolute.
    std::string link(std::string_view path, std::string_view text) const;

  private:
    std::string styled(const char* code, std::string_view text) const;
};

/// Returns how many columns a text takes: wide characters two, combining marks none.
std::size_t columns_of(std::string_view text);

/// Returns the text cut to `columns`, with … if something was left out.
std::string fit(std::string_view text, std::size_t columns);

/// Wraps a text at `columns`, styles its marks, and makes it safe to print.
std::vector<std::string> wrap(std::string_view text, const std::vector<SnippetSpan>& marks,
                              std::size_t columns, const Terminal& terminal);

}  // namespace udklip::searcher
