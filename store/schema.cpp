// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include "language/clean.hpp"
#include "language/fold.hpp"
#include "language/utf8.hpp"

namespace udklip::store {

std::string term(std::string_view prefix, std::string_view text) {
    std::string whole;
    whole.reserve(prefix.size() + text.size());
    whole.append(prefix).append(text);
    // Xapian stores a zero byte as two; text with one is hashed rather than counted out.
    if (whole.size() <= kMaxTermBytes && text.find('\0') == std::string_view::npos) return whole;
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    // No word and no path holds this control character, so a hash is never mistaken for one.
    return fmt::format("{}\x01{:016x}{:016x}", prefix, hash.high64, hash.low64);
}

std::string facet_key(std::string_view name) {
    std::string key;
    for (const char c : language::fold(language::to_lower(language::clean(name)))) {
        const bool space = c == ' ' || c == '\t' || c == '\n';
        if (!space) {
            key.push_back(c);
        } else if (!key.empty() && key.back() != ' ') {
            key.push_back(' ');
        }
    }
    while (!key.empty() && key.back() == ' ') key.pop_back();
    return key;
}

}  // namespace udklip::store
