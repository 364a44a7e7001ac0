// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reference says of a hit. RIS and CSL-JSON are written from it.
//
//     divided("Hanne von Holm")          family "von Holm", given "Hanne"
//     divided("Ritzau")                  literal "Ritzau"
//     date_parts("2021-06")              {2021, 6}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/showing/answer.hpp"

namespace udklip::searcher {

enum class ReferenceType : std::uint8_t { newspaper, webpage, document };

/// A section is a newspaper's. Else what has pages or chapters is a document, what has an address a
/// web page, and what only has a publisher an article of it.
ReferenceType type_of(const Hit& hit);

struct ReferenceName {
    std::string family;
    std::string given;  ///< empty: the family name is the whole name, which was not divided
};

/// Divides the name of a person at its last word and the particles before it. A name of one word,
/// and one with a digit or a word in small letters that is no particle, stays whole.
ReferenceName divided(std::string_view name);

/// Returns the authors of a hit, one by one.
std::vector<ReferenceName> authors_of(const Hit& hit);

/// Returns year, month and day of an ISO date, as far as it is known; empty for an unknown one.
std::vector<int> date_parts(std::string_view date);

}  // namespace udklip::searcher
