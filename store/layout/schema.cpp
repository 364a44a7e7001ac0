// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/layout/schema.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include "language/text/clean.hpp"
#include "language/text/fold.hpp"
#include "language/text/utf8.hpp"

namespace udklip::store {
namespace {

/// No word and no path holds this control character, so a hash is never mistaken for one.
constexpr char kHashed = '\x01';

}  // namespace

void append_term(std::string& out, std::string_view prefix, std::string_view text) {
    out.append(prefix);
    // Xapian stores a zero byte as two; text with one is hashed rather than counted out.
    if (prefix.size() + text.size() <= kMaxTermBytes && text.find('\0') == text.npos) {
        out.append(text);
        return;
    }
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    out.push_back(kHashed);
    out.append(fmt::format("{:016x}{:016x}", hash.high64, hash.low64));
}

bool is_hashed(std::string_view term) {
    return term.find(kHashed) != term.npos;
}

std::string term(std::string_view prefix, std::string_view text) {
    std::string whole;
    whole.reserve(prefix.size() + text.size());
    append_term(whole, prefix, text);
    return whole;
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
