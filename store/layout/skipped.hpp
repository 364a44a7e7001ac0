// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many files, and members of archives, were not read, by the endings of their names:
// {".pdf": 2, "none": 1}. The tables of files and of roots remember them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "store/layout/bytes.hpp"

namespace udklip::store {

using SkippedByEnding = std::map<std::string, std::uint64_t>;

inline void append_skipped(std::string& out, const SkippedByEnding& skipped) {
    append(out, static_cast<std::uint32_t>(skipped.size()));
    for (const auto& [ending, count] : skipped) {
        append_text(out, ending);
        append(out, count);
    }
}

/// Throws Error (no_database) if bytes are missing.
inline SkippedByEnding take_skipped(ByteReader& in) {
    SkippedByEnding skipped;
    for (auto left = in.take<std::uint32_t>(); left > 0; --left) {
        std::string ending(in.take_text());
        skipped[std::move(ending)] = in.take<std::uint64_t>();
    }
    return skipped;
}

}  // namespace udklip::store
