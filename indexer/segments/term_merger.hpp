// SPDX-License-Identifier: GPL-3.0-or-later
//
// Merges the terms of many sections. In each section the terms ascend, front coded, and data
// follows each term.
//
//     TermMerger merger(file, sections);
//     while (merger.next()) {
//         merger.term();
//         for (FileSectionReader* at : merger.readers()) ...    // read all data of the term
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
    /// The file must outlive it. Takes `buffers` bytes of memory for all sections together, at
    /// least 4 kB for each.
    TermMerger(const SegmentFile& file, std::span<const FileSection> sections, std::size_t buffers);

    /// Goes to the next term; returns false after the last one.
    bool next();

    const std::string& term() const { return term_; }
    /// Returns the readers of the sections that have the term, in their order.
    std::span<FileSectionReader* const> readers() const { return readers_; }

  private:
    struct Cursor {
        FileSectionReader reader;
        std::string term;
        std::size_t number;  ///< of the section
    };

    void advance(Cursor& cursor);

    std::vector<std::unique_ptr<Cursor>> cursors_;
    std::vector<Cursor*> heap_;     // cursors that stand at a term, the smallest first
    std::vector<Cursor*> current_;  // those at term_
    std::vector<FileSectionReader*> readers_;
    std::string term_;
};

}  // namespace udklip::indexer
