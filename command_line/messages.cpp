// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/messages.hpp"

#include <cstdio>
#include <string>

#include "command_line/error.hpp"
#include "command_line/process/shortened.hpp"

namespace udklip::command_line {
namespace {

constexpr std::string_view kHint = "hint: ";

}  // namespace

int Messages::failed(const std::exception& exception) const {
    error(Printable(std::string_view(exception.what())));
    const auto* known = dynamic_cast<const Error*>(&exception);
    if (known == nullptr) return static_cast<int>(ErrorCode::storage);
    if (!known->hint().empty()) hint(Printable(std::string_view(known->hint())));
    return static_cast<int>(known->code());
}

void Messages::line(std::string_view kind, const Printable& text) const {
    // A hint holds a command, which is to be typed whole.
    const Printable said = kind == kHint ? text : shortened(text);
    const std::string whole = fmt::format("{}: {}{}\n", program_, kind, said);
    std::fwrite(whole.data(), 1, whole.size(),
                stderr);  // nowhere is left to say that this failed
}

}  // namespace udklip::command_line
