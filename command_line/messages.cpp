// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_line/messages.hpp"

#include <cstdio>
#include <string>

#include "command_line/error.hpp"
#include "command_line/process/shortened.hpp"

namespace udklip::command_line {

int Messages::failed(const std::exception& exception) const {
    const auto* known = dynamic_cast<const Error*>(&exception);
    error(known == nullptr ? Printable(std::string_view(exception.what()))
                           : shown(known->message()));
    if (known == nullptr) return static_cast<int>(ErrorCode::storage);
    if (!known->hint().empty()) hint(shown(known->hint()));
    return static_cast<int>(known->code());
}

void Messages::line(Kind kind, const Printable& text) const {
    // A hint holds a command, which is to be typed whole.
    const Printable told = kind == Kind::hint ? text : shortened(text);
    const Printable mark = kind == Kind::error  ? show("error: ")
                           : kind == Kind::hint ? show("hint: ")
                                                : Printable();
    const std::string whole = fmt::format("{}: {}{}\n", program_, mark, told);
    std::fwrite(whole.data(), 1, whole.size(),
                stderr);  // nowhere is left to say that this failed
}

}  // namespace udklip::command_line
