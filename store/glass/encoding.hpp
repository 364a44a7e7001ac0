// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers, strings and positions as the tables of a Glass database hold them: Xapian's format of
// 1.4 (docs/glass.md). All functions append to a buffer, so that a key or tag is put together
// without copies.
//
//     std::string key;
//     append_sortable(key, "mand", more_follows);
//     append_sortable(key, document);             // keys sort as (term, document)
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace udklip::store::glass {

/// Base 128, least significant first; the top bit says that more follow.
inline void append_number(std::string& out, std::uint64_t number) {
    while (number >= 0x80) {
        out.push_back(static_cast<char>(number | 0x80));
        number >>= 7;
    }
    out.push_back(static_cast<char>(number));
}

/// As many bytes as it needs, least significant first: the last thing in a key.
void append_last_number(std::string& out, std::uint32_t number);

/// Preceded by its length.
inline void append_text(std::string& out, std::string_view text) {
    append_number(out, text.size());
    out += text;
}

/// Sorts as the numbers do: the number of leading one bits says how many bytes there are.
void append_sortable(std::string& out, std::uint32_t number);

enum class Ending { last_in_key, more_follows };
/// Sorts as the strings do, whatever follows.
void append_sortable(std::string& out, std::string_view text, Ending ending);

/// The tag of a list of positions, which must be ascending and not be empty. Interpolative coding:
/// Moffat, Stuiver, "Binary interpolative coding for effective index compression", 2000.
void append_positions(std::string& out, std::span<const Xapian::termpos> positions);

}  // namespace udklip::store::glass
