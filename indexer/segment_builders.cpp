// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_builders.hpp"

#include <algorithm>
#include <utility>

namespace udklip::indexer {
namespace {

constexpr std::size_t kLargeBatch = 10'000'000;  // bytes of text

}  // namespace

SegmentBuilders::SegmentBuilders(const language::Lexicon& lexicon, SegmentFiles& files,
                                 unsigned threads)
    : lexicon_(&lexicon), files_(&files), most_waiting_(1) {
    for (unsigned i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

SegmentBuilders::~SegmentBuilders() {
    fail(nullptr);
    join();
}

void SegmentBuilders::put(Batch&& batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return error_ || waiting_.size() < most_waiting_; });
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
        SegmentBuilder builder(*lexicon_, *files_);
        while (const auto batch = next_batch()) {
            Segment segment = build(*batch, builder);
            const std::lock_guard lock(mutex_);
            segments_.push_back(std::move(segment));
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

/// Building a very large article takes many times its size: one at a time.
Segment SegmentBuilders::build(const Batch& batch, SegmentBuilder& builder) {
    std::unique_lock alone(large_, std::defer_lock);
    if (batch.bytes > kLargeBatch) alone.lock();
    return builder.build(batch);
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
