// SPDX-License-Identifier: GPL-3.0-or-later
//
// The threads that build segments. Batches wait in a short queue; put() blocks while it is full, so
// that memory stays bounded.
//
//     SegmentBuilders builders(lexicon, files, dictionary, 4, 16'000'000, 64'000'000);
//     builders.put(std::move(batch));
//     assemble(files, builders.finish(), ...);
//
// One thread calls put() and finish(). They throw what went wrong in a builder.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "indexer/segments/segment.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

class SegmentBuilders {
  public:
    /// Lexicon and files must outlive it. `dictionary` packs the articles. Batches of more than
    /// `large` bytes are built one at a time; each thread inverts what takes `memory` bytes. Uses
    /// fewer threads if the system gives no more; throws Error (storage) if it gives none.
    SegmentBuilders(const language::Lexicon& lexicon, SegmentFiles& files, std::string dictionary,
                    unsigned threads, std::size_t large, std::size_t memory);
    /// Without finish(), drops the waiting batches.
    ~SegmentBuilders();
    SegmentBuilders(const SegmentBuilders&) = delete;
    SegmentBuilders& operator=(const SegmentBuilders&) = delete;

    /// Waits while the queue is full.
    void put(Batch&& batch);

    /// Waits until all batches are built. Returns the segments in the order of their articles.
    std::vector<Segment> finish();

  private:
    void work();
    std::optional<Batch> next_batch();
    std::vector<Segment> build(const Batch& batch, std::optional<SegmentBuilder>& builder);
    void fail(std::exception_ptr error);
    void join();

    const language::Lexicon* lexicon_;
    SegmentFiles* files_;
    std::string dictionary_;
    std::size_t large_;
    std::size_t memory_;

    std::mutex alone_;  // held while a large batch is built
    std::mutex mutex_;  // guards all below
    std::condition_variable changed_;
    std::deque<Batch> waiting_;
    std::vector<Segment> segments_;
    bool no_more_ = false;
    std::exception_ptr error_;

    std::vector<std::thread> threads_;
};

}  // namespace udklip::indexer
