// SPDX-License-Identifier: GPL-3.0-or-later
//
// Readers of documents, one article each. They run in udklip-read (child/), whose memory and time
// are bounded; docs/formats.md tells users what is taken and what is left out.
//
// Each reports what is no document of its format to the sink, or throws DamagedInput.
#pragma once

#include "indexer/reading/article.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Word since 2007.
void read_docx(ByteSource& bytes, ArticleSink& sink);
/// OpenDocument text.
void read_odt(ByteSource& bytes, ArticleSink& sink);
/// Rich Text Format.
void read_rtf(ByteSource& bytes, ArticleSink& sink);
/// PDF with text in it. A scan has none.
void read_pdf(ByteSource& bytes, ArticleSink& sink);
/// A book, its chapters in reading order.
void read_epub(ByteSource& bytes, ArticleSink& sink);

}  // namespace udklip::indexer
