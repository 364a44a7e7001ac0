// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one place where the programs make a message: its text, and its lines on standard error.
//
//     const Messages messages("udklip-search");
//     messages.note(show("there is no article with the id {}", id));
//         // udklip-search: there is no article with the id 17
//     return messages.failed(error);
//         // udklip-search: error: there is no database at /x
//         // udklip-search: hint: make one: udklip-index --db /x FOLDER
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "language/text/printable.hpp"
#include "language/text/quoting.hpp"
#include "translation/said.hpp"

template <>
struct fmt::formatter<udklip::language::Printable> : fmt::formatter<fmt::string_view> {
    template <class Context>
    auto format(const udklip::language::Printable& text, Context& context) const {
        return fmt::formatter<fmt::string_view>::format(text.str(), context);
    }
};

namespace udklip::command_line {

using language::Printable;

/// Makes an argument of show() harmless: strings and paths become Printable, the rest stays.
template <class T>
auto harmless(const T& value) {
    if constexpr (std::is_same_v<T, std::filesystem::path>) {
        return Printable(std::string_view(value.native()));
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return Printable(std::string_view(value));
    } else {
        return value;
    }
}

/// The same for command(): quotes strings and paths for the shell.
template <class T>
auto as_word(const T& value) {
    if constexpr (std::is_same_v<T, std::filesystem::path>) {
        return language::shell_quoted(value.native());
    } else if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        return language::shell_quoted(value);
    } else {
        return value;
    }
}

/// An argument of show() or command(): a message as it is in the language of the user.
template <class T>
decltype(auto) for_user(const T& value) {
    return translation::argument_in(translation::of_user().language(), value);
}

/// Formats a text for the screen, in the language of the user. Strings and paths among the
/// arguments may be foreign. `english` is the key by which its translation is found, so it is a
/// literal.
template <class... Args>
Printable show(
    fmt::format_string<decltype(harmless(for_user(std::declval<const Args&>())))...> english,
    const Args&... args) {
    const auto text = static_cast<fmt::string_view>(english);
    const auto own = translation::of_user().text({text.data(), text.size()});
    return Printable::own(fmt::format(fmt::runtime(own), harmless(for_user(args))...));
}

/// The form for `number`, which is not filled in by itself.
template <class... Args>
Printable show_plural(
    fmt::format_string<decltype(harmless(for_user(std::declval<const Args&>())))...> one,
    fmt::format_string<decltype(harmless(for_user(std::declval<const Args&>())))...> many,
    std::uint64_t number, const Args&... args) {
    const auto single = static_cast<fmt::string_view>(one);
    const auto several = static_cast<fmt::string_view>(many);
    const auto own = translation::of_user().plural({single.data(), single.size()},
                                                   {several.data(), several.size()}, number);
    return Printable::own(fmt::format(fmt::runtime(own), harmless(for_user(args))...));
}

/// Like show(), but for programs, which read a row in no language.
template <class... Args>
Printable row(fmt::format_string<decltype(harmless(std::declval<const Args&>()))...> format,
              const Args&... args) {
    return Printable::own(
        fmt::format(fmt::runtime(static_cast<fmt::string_view>(format)), harmless(args)...));
}

/// Returns a message for the screen, in the language of the user.
inline Printable shown(const translation::Said& text) {
    return Printable(std::string_view(for_user(text)));
}

/// Formats a command that the reader may type, for the hint of an Error. Strings and paths among
/// the arguments are quoted for the shell.
///
///     command("udklip-index --db {} --rebuild", "/my articles")
///         == "udklip-index --db '/my articles' --rebuild"
template <class... Args>
translation::Said command(
    fmt::format_string<decltype(as_word(std::declval<const Args&>()))...> english,
    const Args&... args) {
    const auto text = static_cast<fmt::string_view>(english);
    const std::string_view plain(text.data(), text.size());
    return {fmt::format(fmt::runtime(plain), as_word(args)...),
            fmt::format(fmt::runtime(translation::danish().text(plain)), as_word(args)...)};
}

/// What a program says on standard error. `program`, its name, must outlive it.
class Messages {
  public:
    explicit Messages(std::string_view program) : program_(program) {}

    /// "udklip-search: text"
    void note(const Printable& text) const { line(Kind::note, text); }
    /// "udklip-search: error: text"
    void error(const Printable& text) const { line(Kind::error, text); }
    /// "udklip-search: hint: text". What to do or to type next.
    void hint(const Printable& text) const { line(Kind::hint, text); }

    /// Prints what an exception says, with the hint of an Error. Returns the exit code: that of an
    /// Error, else ErrorCode::storage.
    int failed(const std::exception& error) const;

  private:
    enum class Kind { note, error, hint };
    void line(Kind kind, const Printable& text) const;

    std::string_view program_;
};

}  // namespace udklip::command_line
