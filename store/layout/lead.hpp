// SPDX-License-Identifier: GPL-3.0-or-later
//
// The beginning of an article's text, whose words tell most of what it is about. The lemmas of
// words that begin within the first kLeadBytes, and those of their parts, get a term of their own:
//
//     XL + key     wdf is 0, so that neither lengths nor frequencies are touched
#pragma once

#include <cstdint>
#include <string_view>

namespace udklip::store {

namespace prefix {
constexpr std::string_view lead = "XL";
}

/// Tuned on the judged sets: docs/evaluation.md.
constexpr std::uint32_t kLeadBytes = 300;

}  // namespace udklip::store
