// SPDX-License-Identifier: GPL-3.0-or-later
//
// Goes through the terms of many sections at once, each of which has its terms in the order of
// their bytes, front coded, each followed by something.
//
//     TermMerger merger(file, sections);
//     while (merger.next()) {
//         merger.term();
//         for (FileSectionReader* at : merger.readers()) ... read what follows the term, all of it
//     }
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "indexer/segments/segment_file.hpp"

namespace udklip::indexer {

class TermMerger {
  public:
    /// The file must outlive it. Memory: `buffers` bytes for all sections together, but no less
    /// than 4 kB for each.
    TermMerger(const SegmentFile& file, std::span<const FileSection> sections, std::size_t buffers);

    /// To the next term; false after the last one.
    bool next();

    const std::string& term() const { return term_; }
    /// Of the sections that have the term, in the order in which they were given.
    std::span<FileSectionReader* const> readers() const { return readers_; }

  private:
    struct Cursor {
        FileSectionReader reader;
        std::string term;
        std::size_t number;  ///< of the section
    };

    void advance(Cursor& cursor);

    std::vector<std::unique_ptr<Cursor>> cursors_;
    std::vector<Cursor*> heap_;     // those that are at a term, the smallest first
    std::vector<Cursor*> current_;  // those at term_
    std::vector<FileSectionReader*> readers_;
    std::string term_;
};

}  // namespace udklip::indexer
