// SPDX-License-Identifier: GPL-3.0-or-later
//
// Readers of XML that carries articles: feeds (RSS, RDF, Atom), and documents of publishers whose
// elements stand in a table (xml_sources.cpp).
//
// They run in udklip-read (child/), whose memory and time are bounded.
#pragma once

#include <pugixml.hpp>

#include "indexer/reading/article.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Reads what the root element says that it is. Warns of XML of a kind that is not known.
void read_xml(ByteSource& bytes, ArticleSink& sink);

/// Delivers an article for each item of a feed. Returns false if the root is of no feed.
bool read_feed(const pugi::xml_node& root, ArticleSink& sink);

/// Delivers the article that a document is. Returns false if the table does not know its root.
bool read_xml_source(const pugi::xml_node& root, ArticleSink& sink);

}  // namespace udklip::indexer
