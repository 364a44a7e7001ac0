// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that Udklip says to people, in their language. The English text is the key; the Danish
// one stands in po/da.po, which is compiled into the programs.
//
//     const Catalogue says(Language::danish);
//     says.text("Search")                                   // Søg
//     says.fill("Page {} of {}", 2, 14)                     // Side 2 af 14
//     says.plural("article", "articles", 3)                 // artikler
//     says.fill_plural("{} article", "{} articles", n, "3.000")  // 3.000 artikler
//
// A new message: write it here in English as a literal, then run `scripts/catalogue`, which adds it
// to po/da.po, and translate it there. A test fails while a message has no translation, or one with
// other placeholders.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "translation/language.hpp"

namespace udklip::translation {

class MoFile;

/// A small value; safe to share between threads. Its texts live as long as the program.
class Catalogue {
  public:
    explicit Catalogue(Language language);

    Language language() const { return language_; }
    /// The compiled translations; null for English.
    const MoFile* file() const { return file_; }

    /// Returns the text in the catalogue's language; the English one if it has no translation.
    std::string_view text(std::string_view english) const;

    /// Returns the form for this number of things. Both languages have two: for 1, and for all
    /// other numbers.
    std::string_view plural(std::string_view one, std::string_view many,
                            std::uint64_t number) const;

    /// Fills in the translated text. Placeholders are those of fmt; where a translation needs them
    /// in another order, both texts number them: {0}, {1}.
    template <class... Args>
    std::string fill(fmt::format_string<const Args&...> english, const Args&... args) const {
        return fmt::format(fmt::runtime(text(plain(english))), args...);
    }

    /// Fills in the form for `number`, which is not filled in by itself: it may be written as
    /// 3.000.
    template <class... Args>
    std::string fill_plural(fmt::format_string<const Args&...> one,
                            fmt::format_string<const Args&...> many, std::uint64_t number,
                            const Args&... args) const {
        return fmt::format(fmt::runtime(plural(plain(one), plain(many), number)), args...);
    }

  private:
    static std::string_view plain(fmt::string_view text) { return {text.data(), text.size()}; }

    Language language_;
    const MoFile* file_;  ///< null for English
};

/// The Danish catalogue.
const Catalogue& danish();

/// The catalogue in the language of who runs this program: see language_of_user().
const Catalogue& of_user();

/// The compiled Danish catalogue.
const MoFile& danish_file();

}  // namespace udklip::translation
