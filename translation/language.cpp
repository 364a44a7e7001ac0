// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/language.hpp"

#include <array>
#include <utility>

namespace udklip::translation {
namespace {

constexpr std::array<std::pair<std::string_view, Language>, 2> kLanguages = {
    {{"en", Language::english}, {"da", Language::danish}}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Returns whether the tag is the code, alone or with a region or character set behind it.
bool begins_with(std::string_view tag, std::string_view code) {
    if (tag.size() < code.size()) return false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (lower(tag[i]) != code[i]) return false;
    }
    return tag.size() == code.size() ||
           std::string_view("-_.@").find(tag[code.size()]) != std::string_view::npos;
}

}  // namespace

std::optional<Language> language_named(std::string_view tag) {
    for (const auto& [code, language] : kLanguages) {
        if (begins_with(tag, code)) return language;
    }
    return std::nullopt;
}

std::string_view code_of(Language language) {
    return language == Language::danish ? "da" : "en";
}

}  // namespace udklip::translation
