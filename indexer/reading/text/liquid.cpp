// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/text/liquid.hpp"

#include <algorithm>
#include <cstddef>

namespace udklip::indexer {
namespace {

constexpr std::size_t kLongestTag = 2000;

}  // namespace

std::string without_liquid(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto brace = std::min(text.find("{{"), text.find("{%"));
        out += text.substr(0, brace);
        if (brace == text.npos) break;
        text.remove_prefix(brace);
        const bool is_value = text[1] == '{';
        const auto end = text.substr(0, kLongestTag).find(is_value ? "}}" : "%}", 2);
        if (end != text.npos) {
            text.remove_prefix(end + 2);
        } else {
            out += text.substr(0, 2);
            text.remove_prefix(2);
        }
    }
    return out;
}

}  // namespace udklip::indexer
