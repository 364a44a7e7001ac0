// SPDX-License-Identifier: GPL-3.0-or-later
#include "translation/catalogue.hpp"

#include <span>

#include "translation/mo_file.hpp"

namespace udklip::translation {

namespace data {
extern const std::span<const unsigned char> danish_catalogue;
}

const MoFile& danish_file() {
    static const MoFile file(data::danish_catalogue);
    return file;
}

const Catalogue& danish() {
    static const Catalogue catalogue(Language::danish);
    return catalogue;
}

const Catalogue& of_user() {
    static const Catalogue catalogue(language_of_user());
    return catalogue;
}

Catalogue::Catalogue(Language language)
    : language_(language), file_(language == Language::danish ? &danish_file() : nullptr) {}

std::string_view Catalogue::text(std::string_view english) const {
    // What stands for the empty message is the head of the catalogue.
    if (file_ == nullptr || english.empty()) return english;
    return file_->find(english).value_or(english);
}

std::string_view Catalogue::plural(std::string_view one, std::string_view many,
                                   std::uint64_t number) const {
    if (file_ != nullptr) {
        if (const auto found = file_->find(one)) {
            const auto border = found->find('\0');
            if (border != std::string_view::npos) {
                return number == 1 ? found->substr(0, border) : found->substr(border + 1);
            }
        }
    }
    return number == 1 ? one : many;
}

}  // namespace udklip::translation
