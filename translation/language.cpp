// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/language.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
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

Language language_of_user() {
    const auto value_of = [](const char* variable) {
        const char* value = std::getenv(variable);
        return std::string_view(value == nullptr ? "" : value);
    };
    std::string_view locale;
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (locale.empty()) locale = value_of(variable);
    }
    if (locale == "C" || locale == "POSIX") return Language::english;
    for (std::string_view list = value_of("LANGUAGE"); !list.empty();) {
        const auto end = std::min(list.find(':'), list.size());
        if (const auto known = language_named(list.substr(0, end))) return *known;
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return language_named(locale).value_or(Language::english);
}

std::string_view code_of(Language language) {
    return language == Language::danish ? "da" : "en";
}

}  // namespace udklip::translation
