// SPDX-License-Identifier: GPL-3.0-or-later
//
// A message in every language of the programs. Who understands a fault makes it; who shows it
// chooses the language: a terminal that of its user, JSON always English.
//
//     const Said text = said("cannot read {}: {}", path, reason);
//     text.english()                 "cannot read a.txt: no such file"
//     text.in(Language::danish)      "a.txt kan ikke læses: no such file"
//
// The English text is a literal, by which scripts/catalogue finds the message. An argument may be
// a message itself.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "translation/catalogue.hpp"
#include "translation/language.hpp"

namespace udklip::translation {

/// A value.
class Said {
  public:
    Said() = default;
    /// Text that is the same in all languages: a name, what a library or the system says.
    Said(std::string any) : english_(std::move(any)), danish_(english_) {}
    Said(std::string_view any) : Said(std::string(any)) {}
    Said(const char* any) : Said(std::string(any)) {}
    Said(std::string english, std::string danish)
        : english_(std::move(english)), danish_(std::move(danish)) {}

    const std::string& english() const { return english_; }
    const std::string& in(Language language) const {
        return language == Language::danish ? danish_ : english_;
    }
    bool empty() const { return english_.empty(); }

    /// The English text is what a message is known by.
    friend bool operator==(const Said& one, const Said& other) {
        return one.english_ == other.english_;
    }

  private:
    std::string english_;
    std::string danish_;
};

/// Returns an argument of a message as that language has it.
template <class T>
decltype(auto) argument_in(Language language, const T& argument) {
    if constexpr (std::is_same_v<T, Said>) {
        return argument.in(language);
    } else {
        return (argument);
    }
}

/// The arguments as fmt takes them: a message stands for its text.
template <class T>
using Filled =
    std::remove_cvref_t<decltype(argument_in(Language::english, std::declval<const T&>()))>;

template <class... Args>
std::string filled([[maybe_unused]] Language language, std::string_view pattern,
                   const Args&... args) {
    return fmt::format(fmt::runtime(pattern), argument_in(language, args)...);
}

template <class... Args>
Said said(fmt::format_string<const Filled<Args>&...> english, const Args&... args) {
    const auto text = static_cast<fmt::string_view>(english);
    const std::string_view plain(text.data(), text.size());
    return {filled(Language::english, plain, args...),
            filled(Language::danish, danish().text(plain), args...)};
}

/// The form for `number`, which is not filled in by itself.
template <class... Args>
Said said_plural(fmt::format_string<const Filled<Args>&...> one,
                 fmt::format_string<const Filled<Args>&...> many, std::uint64_t number,
                 const Args&... args) {
    const auto single = static_cast<fmt::string_view>(one);
    const auto several = static_cast<fmt::string_view>(many);
    const std::string_view first(single.data(), single.size());
    const std::string_view other(several.data(), several.size());
    return {filled(Language::english, number == 1 ? first : other, args...),
            filled(Language::danish, danish().plural(first, other, number), args...)};
}

}  // namespace udklip::translation
