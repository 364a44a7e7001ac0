// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_builders.hpp"

#include <utility>

#include "language/analyzer.hpp"
#include "store/merge.hpp"
#include "store/xapian_errors.hpp"

namespace udklip::indexer {
namespace {

constexpr std::size_t kLargeBatch = 2'000'000;  // bytes of text

}  // namespace

SegmentBuilders::SegmentBuilders(const language::Lexicon& lexicon, std::filesystem::path folder,
                                 unsigned threads)
    : lexicon_(&lexicon), most_waiting_(threads), pieces_(std::move(folder)) {
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
    waiting_.push_back({{0, batches_++}, std::move(batch)});
    changed_.notify_all();
}

std::vector<std::filesystem::path> SegmentBuilders::finish() {
    {
        const std::lock_guard lock(mutex_);
        no_more_ = true;
        changed_.notify_all();
    }
    join();
    if (error_) std::rethrow_exception(error_);
    return pieces_.rest();
}

void SegmentBuilders::work() {
    try {
        language::Analyzer analyzer(*lexicon_);
        DocumentBuilder builder(analyzer);
        while (const auto task = next_task()) do_task(*task, builder);
    } catch (...) {
        fail(std::current_exception());
    }
}

/// Merging goes first: it makes room on the disk.
std::optional<SegmentBuilders::Task> SegmentBuilders::next_task() {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (error_) return {};
        if (const auto piece = pieces_.next_merge()) {
            ++at_work_;
            return Task{*piece, {}};
        }
        if (!waiting_.empty()) {
            Task task = std::move(waiting_.front());
            waiting_.pop_front();
            ++at_work_;
            changed_.notify_all();
            return task;
        }
        // What others are at may still make a merge due.
        if (no_more_ && at_work_ == 0) return {};
        changed_.wait(lock);
    }
}

void SegmentBuilders::do_task(const Task& task, DocumentBuilder& builder) {
    const auto path = pieces_.path_of(task.piece);
    std::vector<std::filesystem::path> sources;
    for (const auto& source : pieces_.sources_of(task.piece)) {
        sources.push_back(pieces_.path_of(source));
    }
    if (task.batch) {
        // Building a very large article takes many times its size: one at a time.
        std::unique_lock alone(large_, std::defer_lock);
        if (task.batch->bytes > kLargeBatch) alone.lock();
        build_segment(*task.batch, builder, path);
    } else {
        store::merge(sources, path);
        for (const auto& source : sources) std::filesystem::remove_all(source);
    }
    const std::lock_guard lock(mutex_);
    pieces_.set_ready(task.piece);
    --at_work_;
    changed_.notify_all();
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
