// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/term_merger.hpp"

#include <algorithm>

namespace udklip::indexer {
namespace {

constexpr std::size_t kSmallestBuffer = 4096;
constexpr std::size_t kLargestBuffer = std::size_t{1} << 18;

/// For the standard library's heaps, whose first is the greatest.
constexpr auto comes_later = [](const auto* a, const auto* b) {
    const int order = a->term.compare(b->term);
    return order != 0 ? order > 0 : a->number > b->number;
};

}  // namespace

TermMerger::TermMerger(const SegmentFile& file, std::span<const FileSection> sections,
                       std::size_t buffers) {
    const std::size_t buffer = std::clamp(buffers / std::max<std::size_t>(sections.size(), 1),
                                          kSmallestBuffer, kLargestBuffer);
    for (const auto& section : sections) {
        cursors_.push_back(std::make_unique<Cursor>(
            Cursor{FileSectionReader(file, section, buffer), {}, cursors_.size()}));
        advance(*cursors_.back());
    }
}

bool TermMerger::next() {
    for (Cursor* cursor : current_) advance(*cursor);
    current_.clear();
    readers_.clear();
    if (heap_.empty()) return false;
    term_ = heap_.front()->term;
    while (!heap_.empty() && heap_.front()->term == term_) {
        std::pop_heap(heap_.begin(), heap_.end(), comes_later);
        current_.push_back(heap_.back());
        readers_.push_back(&heap_.back()->reader);
        heap_.pop_back();
    }
    return true;
}

void TermMerger::advance(Cursor& cursor) {
    if (cursor.reader.at_end()) return;
    cursor.reader.front_coded(cursor.term);
    heap_.push_back(&cursor);
    std::push_heap(heap_.begin(), heap_.end(), comes_later);
}

}  // namespace udklip::indexer
