// SPDX-License-Identifier: GPL-3.0-or-later
//
// The threads that build segments and merge them. Batches wait in a short queue: whoever puts
// faster than they are built has to wait, so that memory stays bounded.
//
//     SegmentBuilders builders(lexicon, folder, 4);
//     builders.put(std::move(batch));
//     for (const auto& piece : builders.finish()) ...   // to be merged, in this order
//
// put() and finish() are for one thread. What goes wrong in a builder is thrown by the next of
// them.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "indexer/segment.hpp"
#include "indexer/segment_pieces.hpp"
#include "language/lexicon.hpp"

namespace udklip::indexer {

class SegmentBuilders {
  public:
    /// `lexicon` must outlive it; `folder` must exist and be empty.
    SegmentBuilders(const language::Lexicon& lexicon, std::filesystem::path folder,
                    unsigned threads);
    /// Without finish(), drops what is waiting.
    ~SegmentBuilders();
    SegmentBuilders(const SegmentBuilders&) = delete;
    SegmentBuilders& operator=(const SegmentBuilders&) = delete;

    /// Waits while the queue is full.
    void put(Batch&& batch);

    /// Waits until all is built, and gives the pieces in the order of their articles.
    std::vector<std::filesystem::path> finish();

  private:
    struct Task {
        Piece piece;
        std::optional<Batch> batch;  ///< none: to be merged from its sources
    };

    void work();
    std::optional<Task> next_task();
    void do_task(const Task& task, DocumentBuilder& builder);
    void fail(std::exception_ptr error);
    void join();

    const language::Lexicon* lexicon_;
    std::size_t most_waiting_;
    std::size_t batches_ = 0;

    std::mutex large_;  // held while a large batch is built
    std::mutex mutex_;  // guards all below
    std::condition_variable changed_;
    SegmentPieces pieces_;
    std::deque<Task> waiting_;
    std::size_t at_work_ = 0;
    bool no_more_ = false;
    std::exception_ptr error_;

    std::vector<std::thread> threads_;
};

}  // namespace udklip::indexer
