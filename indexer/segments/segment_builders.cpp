// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/segment_builders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <system_error>
#include <utility>

#include "command_line/error.hpp"

namespace udklip::indexer {
namespace {

/// So that a builder finds the next batch when it is done with one.
constexpr std::size_t kMostWaiting = 1;

}  // namespace

SegmentBuilders::SegmentBuilders(const language::Lexicon& lexicon, SegmentFiles& files,
                                 std::string dictionary, unsigned threads, std::size_t large,
                                 std::size_t memory)
    : lexicon_(&lexicon),
      files_(&files),
      dictionary_(std::move(dictionary)),
      large_(large),
      memory_(memory) {
    try {
        while (threads_.size() < threads) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error& error) {
        if (!threads_.empty()) return;
        throw Error(ErrorCode::storage,
                    said("no thread can be started: {}", error.code().message()),
                    said("the database is as it was; run again when the machine is less busy"));
    }
}

SegmentBuilders::~SegmentBuilders() {
    fail(nullptr);
    join();
}

void SegmentBuilders::put(Batch&& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return error_ || waiting_.size() < kMostWaiting; });
    if (error_) std::rethrow_exception(error_);
    waiting_.push_back(std::move(batch));
    changed_.notify_all();
}

std::vector<Segment> SegmentBuilders::finish() {
    {
        const std::lock_guard lock(mutex_);
        no_more_ = true;
        changed_.notify_all();
    }
    join();
    if (error_) std::rethrow_exception(error_);
    std::sort(segments_.begin(), segments_.end(),
              [](const Segment& a, const Segment& b) { return a.first < b.first; });
    return std::move(segments_);
}

void SegmentBuilders::work() {
    try {
        std::optional<SegmentBuilder> builder;
        while (const auto batch = next_batch()) {
            auto segments = build(*batch, builder);
            const std::lock_guard lock(mutex_);
            std::move(segments.begin(), segments.end(), std::back_inserter(segments_));
        }
    } catch (...) {
        fail(std::current_exception());
    }
}

std::optional<Batch> SegmentBuilders::next_batch() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return error_ || no_more_ || !waiting_.empty(); });
    if (error_ || waiting_.empty()) return {};
    Batch batch = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    return batch;
}

/// Building a very large article takes many times its size: one at a time, and what it took is
/// given back before the next.
std::vector<Segment> SegmentBuilders::build(const Batch& batch,
                                            std::optional<SegmentBuilder>& builder) {
    std::unique_lock alone(alone_, std::defer_lock);
    if (batch.bytes > large_) alone.lock();
    if (!builder) builder.emplace(*lexicon_, *files_, dictionary_, memory_);
    auto segments = builder->build(batch);
    if (batch.bytes > large_) builder.reset();
    return segments;
}

/// Ends all threads after what they are at; with an error, the first one is told.
void SegmentBuilders::fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    if (!error_ && error) error_ = std::move(error);
    no_more_ = true;
    waiting_.clear();
    changed_.notify_all();
}

void SegmentBuilders::join() {
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

}  // namespace udklip::indexer
