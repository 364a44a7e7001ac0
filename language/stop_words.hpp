// SPDX-License-Identifier: GPL-3.0-or-later
//
// Danish stop words: words too common to tell what an article is about. They get no lemma term, but
// they are indexed as written, so that phrases can match them.
#pragma once

#include <string_view>

namespace udklip::language {

/// Returns true if the lower-cased word is on Snowball's Danish list (language/data/stopwords.txt).
bool is_stop_word(std::string_view lower);

}  // namespace udklip::language
