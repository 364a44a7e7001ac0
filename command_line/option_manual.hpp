// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program's manual page (section 1), made from its table of options, in the roff macros of
// man(7).
//
//     udklip-search --generate man >udklip-search.1
#pragma once

#include <string>
#include <string_view>

#include "command_line/option_table.hpp"
#include "translation/catalogue.hpp"

namespace udklip::command_line {

/// Returns the page in UTF-8, in the language of the catalogue. It holds no date, so that the same
/// sources make the same page.
std::string manual_page(const ProgramInfo& program, const translation::Catalogue& says);

/// Escapes the characters that roff would act on: \ - ' " ` ^ ~. Adds no line end.
std::string roff_escaped(std::string_view text);

}  // namespace udklip::command_line
