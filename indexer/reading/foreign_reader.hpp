// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the formats that other people's libraries parse: PDF, office files, mail, feeds. Such a
// library may crash, hang or ask for all memory, so the indexer lets a process of its own call it
// (child/child_reader.hpp). The readers of streams and archives know this interface only.
//
//     ChildReader child(ChildReader::default_program());
//     read_articles("referat.pdf", Format::pdf, {.foreign = &child}, sink);
#pragma once

#include <system_error>

#include "indexer/reading/article.hpp"
#include "indexer/reading/formats.hpp"
#include "indexer/reading/outside_programs.hpp"
#include "indexer/reading/sources/byte_source.hpp"

namespace udklip::indexer {

/// Thrown when there is no process to read with, which is no fault of any file: none is remembered
/// as read. what() names the program and the reason.
class NoReader : public std::system_error {
    using std::system_error::system_error;
};

/// Why a PDF without text is rejected: a program of the user's may read it instead.
inline constexpr const char* kNoText = "has no text: its pages are pictures, as of a scan";

class ForeignReader {
  public:
    virtual ~ForeignReader() = default;
    /// Delivers the articles of a file for whose format is_foreign() holds. Whatever happens to the
    /// parser is reported to the sink. Throws NoReader, and what `bytes` throws.
    virtual void read(ByteSource& bytes, Format format, ArticleSink& sink) = 0;
    /// Delivers the article that a program of the user's makes of a file, in the same way.
    virtual void read_outside(ByteSource& bytes, const OutsidePrograms& programs,
                              const OutsideProgram& program, ArticleSink& sink) = 0;
};

}  // namespace udklip::indexer
