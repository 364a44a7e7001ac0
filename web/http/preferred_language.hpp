// SPDX-License-Identifier: GPL-3.0-or-later
//
// The language of a page, by what the browser says of its reader.
//
//     preferred_language("sv, da;q=0.8, en;q=0.5") == Language::danish
#pragma once

#include <string_view>

#include "translation/language.hpp"

namespace udklip::web {

/// Returns the language of ours that stands highest in the field Accept-Language; English if it
/// names none. Of equal weights the first counts.
translation::Language preferred_language(std::string_view accept_language);

}  // namespace udklip::web
