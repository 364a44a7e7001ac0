// SPDX-License-Identifier: GPL-3.0-or-later
//
// An office file or a book: a .zip of XML parts, in any order, that name each other.
//
//     const Package package(bytes);
//     const std::string* part = package.part("word/document.xml");     // null if it is not there
//     package.related("", "officeDocument")                            // "word/document.xml"
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Bytes, unpacked, of the parts that hold text. Their trees take several times as much.
constexpr std::size_t kMaxPartBytes = 40'000'000;

class Package {
  public:
    /// Reads all parts but pictures and fonts. Throws DamagedInput for what is no .zip, for
    /// encrypted parts, and for more than kMaxPartBytes.
    explicit Package(ByteSource& bytes);

    const std::string* part(const std::string& path) const;
    /// Returns the path of the part that a part (empty: the package) names in its `_rels` by a type
    /// that ends so, or an empty string.
    std::string related(const std::string& part, std::string_view type) const;

  private:
    std::map<std::string, std::string> parts_;
};

/// Returns the path that a reference in a part means: ("OEBPS/content.opf", "text/a.xhtml") is
/// "OEBPS/text/a.xhtml". Takes off a fragment and undoes %20.
std::string resolve_reference(std::string_view part, std::string_view reference);

}  // namespace udklip::indexer
