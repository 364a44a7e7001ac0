// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a format by the library that parses it, in this process: what udklip-read does in its cage,
// and tests and fuzzers without one.
//
//     read_foreign(bytes, Format::docx, sink);
#pragma once

#include "indexer/reading/article.hpp"
#include "indexer/reading/formats.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Opens what the libraries open when they are first used, which the cage denies. Call it once.
void prepare_foreign_readers();

/// Reports all faults to the sink, or throws DamagedInput or std::bad_alloc.
void read_foreign(ByteSource& bytes, Format format, ArticleSink& sink);

}  // namespace udklip::indexer
