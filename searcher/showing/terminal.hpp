// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is known of the terminal that an answer is printed to, and the text that suits it.
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

    /// Of stdout. NO_COLOR and TERM=dumb are obeyed, unless colors are asked for outright.
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

/// Columns that a text takes: wide characters two, marks none.
std::size_t columns_of(std::string_view text);

/// Cut to so many columns, with … if something was left out.
std::string fit(std::string_view text, std::size_t columns);

/// A text with marks, made safe to print, as lines of at most `columns`, the marks in their style.
std::vector<std::string> wrap(std::string_view text, const std::vector<SnippetSpan>& marks,
                              std::size_t columns, const Terminal& terminal);

}  // namespace udklip::searcher
