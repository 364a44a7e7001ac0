// SPDX-License-Identifier: GPL-3.0-or-later
//
// The languages that Udklip speaks to people. What it reads is always Danish.
//
//     language_named("da-DK") == Language::danish
//     language_named("sv") == std::nullopt
#pragma once

#include <optional>
#include <string_view>

namespace udklip::translation {

enum class Language { english, danish };

/// Returns the language of a tag: da, da-DK, da_DK.UTF-8, en, EN-gb. Nothing for other languages.
std::optional<Language> language_named(std::string_view tag);

/// Returns the language that the environment asks for, as gettext reads it: LC_ALL, else
/// LC_MESSAGES, else LANG; LANGUAGE, a list (da:en), stands before them unless they say C. English
/// for languages that the programs do not speak. No locale need be installed.
Language language_of_user();

/// Returns "da" or "en".
std::string_view code_of(Language language);

}  // namespace udklip::translation
