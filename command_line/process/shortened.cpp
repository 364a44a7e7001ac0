// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/process/shortened.hpp"

#include <cstddef>
#include <string>

namespace udklip::command_line {
namespace {

bool is_inside_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

language::Printable shortened(const language::Printable& message) {
    constexpr std::size_t kMost = 1'500;
    constexpr std::size_t kPart = 700;
    const std::string& text = message.str();
    if (text.size() <= kMost) return message;
    std::size_t first = kPart;
    while (is_inside_character(text[first])) --first;
    std::size_t last = text.size() - kPart;
    while (is_inside_character(text[last])) ++last;
    return language::Printable::own(text.substr(0, first) + " ... " + text.substr(last));
}

}  // namespace udklip::command_line
