// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encodes numbers, strings and positions for the tables of a Glass database, the format of Xapian
// 1.4 (docs/glass.md). All functions append to a buffer, so that a key or tag is built without
// copies.
//
//     std::string key;
//     append_sortable(key, "mand", Ending::more_follows);
//     append_sortable(key, document);             // keys sort as (term, document)
#pragma once

#include <xapian.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "store/layout/bytes.hpp"

namespace udklip::store::glass {

using store::append_number;

/// Appends as many bytes as the number needs, least significant first; only at the end of a key.
void append_last_number(std::string& out, std::uint32_t number);

/// Appends the length of a text, then the text.
inline void append_text(std::string& out, std::string_view text) {
    append_number(out, text.size());
    out += text;
}

/// Appends a number so that keys sort as the numbers do: its leading one bits count its bytes.
void append_sortable(std::string& out, std::uint32_t number);

enum class Ending { last_in_key, more_follows };
/// Appends a string so that keys sort as the strings do, whatever follows.
void append_sortable(std::string& out, std::string_view text, Ending ending);

/// Appends the tag of a list of positions, which must ascend and not be empty. Interpolative
/// coding: Moffat, Stuiver, "Binary interpolative coding for effective index compression", 2000.
void append_positions(std::string& out, std::span<const Xapian::termpos> positions);

}  // namespace udklip::store::glass
