// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/recognising/by_word.hpp"

#define XXH_INLINE_ALL  // a call would take as long as the hash of a short word
#include <xxhash.h>

namespace udklip::indexer {

std::uint64_t hash_of_word(std::string_view word) {
    return XXH3_64bits(word.data(), word.size());
}

}  // namespace udklip::indexer
