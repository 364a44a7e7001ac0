// SPDX-License-Identifier: GPL-3.0-or-later
//
// XML as a tree, by pugixml, which expands no entities of the file's own and opens no other file.
//
//     const XmlDocument document(bytes);
//     for (const auto& node : document.root().children()) {
//         if (local_name(node) == "p") ...        // <w:p>, <text:p>, <p>
//     }
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace udklip::indexer {

/// Walkers of a tree recurse as deep as it is.
constexpr int kMaxXmlDepth = 400;

class XmlDocument {
  public:
    enum class Encoding {
        stated,  ///< by a mark or in the first line; else UTF-8
        utf8,    ///< whatever is stated: the text was converted
    };
    /// Keeps white space. Throws DamagedInput
    /// for what is not well-formed or nested deeper than kMaxXmlDepth.
    explicit XmlDocument(std::string_view bytes, Encoding encoding = Encoding::stated);

    pugi::xml_node root() const { return document_.document_element(); }

  private:
    pugi::xml_document document_;
};

/// The name without its prefix. Prefixes are the producer's choice.
std::string_view local_name(const pugi::xml_node& node);
/// The value of an attribute, whatever its prefix; empty if it is not there.
std::string_view attribute_of(const pugi::xml_node& node, std::string_view name);
/// The first child of that local name, or an empty node.
pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name);
/// All text below a node, with white space as single spaces.
std::string text_below(const pugi::xml_node& node);

}  // namespace udklip::indexer
