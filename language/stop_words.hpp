// SPDX-License-Identifier: GPL-3.0-or-later
//
// Danish stop words: words so common that they say nothing of what an article is about. They get
// no lemma term, but stay as written words, so that phrases match them.
#pragma once

#include <string_view>

namespace udklip::language {

/// Whether the lower-cased word is on Snowball's Danish list (language/data/stopwords.txt).
bool is_stop_word(std::string_view lower);

}  // namespace udklip::language
