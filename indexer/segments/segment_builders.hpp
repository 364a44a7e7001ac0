// SPDX-License-Identifier: GPL-3.0-or-later
//
// The threads that build segments. Batches wait in a short queue: whoever puts faster than they are
// built has to wait, so that memory stays bounded.
//
//     SegmentBuilders builders(lexicon, files, dictionary, 4, 16'000'000);
//     builders.put(std::move(batch));
//     assemble(files, builders.finish(), ...);
//
// put() and finish() are for one thread. What goes wrong in a builder is thrown by the next of
// them.
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
    /// Lexicon and files must outlive it. `dictionary`: what articles are packed with. Batches of
    /// more than `large` bytes are built one at a time. Fewer threads are used if the system gives
    /// no more; none is an Error (storage).
    SegmentBuilders(const language::Lexicon& lexicon, SegmentFiles& files, std::string dictionary,
                    unsigned threads, std::size_t large);
    /// Without finish(), drops what is waiting.
    ~SegmentBuilders();
    SegmentBuilders(const SegmentBuilders&) = delete;
    SegmentBuilders& operator=(const SegmentBuilders&) = delete;

    /// Waits while the queue is full.
    void put(Batch&& batch);

    /// Waits until all is built, and gives the segments in the order of their articles.
    std::vector<Segment> finish();

  private:
    void work();
    std::optional<Batch> next_batch();
    Segment build(const Batch& batch, std::optional<SegmentBuilder>& builder);
    void fail(std::exception_ptr error);
    void join();

    const language::Lexicon* lexicon_;
    SegmentFiles* files_;
    std::string dictionary_;
    std::size_t large_;

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
