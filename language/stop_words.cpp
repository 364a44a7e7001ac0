// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/stop_words.hpp"

#include <span>
#include <unordered_set>

namespace udklip::language {
namespace data {
extern const std::span<const std::string_view> stop_words;
}

bool is_stop_word(std::string_view lower) {
    static const std::unordered_set<std::string_view> words(data::stop_words.begin(),
                                                            data::stop_words.end());
    return words.contains(lower);
}

}  // namespace udklip::language
