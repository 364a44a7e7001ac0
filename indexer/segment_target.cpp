// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segment_target.hpp"

#include <utility>

#include "indexer/piece_clusters.hpp"

namespace udklip::indexer {

SegmentTarget::SegmentTarget(store::Writer& writer, store::Writer::Base base,
                             Xapian::Database stored, const language::Lexicon& lexicon,
                             language::Analyzer& analyzer, unsigned threads)
    : writer_(&writer),
      base_(base),
      stored_(std::move(stored)),
      threads_(threads),
      direct_(writer, analyzer),
      builders_(std::in_place, lexicon, writer.start_segments(), threads) {}

const Xapian::Database& SegmentTarget::stored() const {
    return is_apart() ? stored_ : direct_.stored();
}

Xapian::docid SegmentTarget::add(Entry&& entry) {
    if (!is_apart()) return direct_.add(std::move(entry));
    batch_.bytes += entry.record.text.size();
    batch_.entries.push_back(std::move(entry));
    if (batch_.is_full()) put_batch();
    return 0;
}

void SegmentTarget::replace(Xapian::docid article, Entry&& entry) {
    if (!is_apart()) return direct_.replace(article, std::move(entry));
    remove(article);
    add(std::move(entry));
}

void SegmentTarget::remove(Xapian::docid article) {
    if (!is_apart()) return direct_.remove(article);
    removed_.push_back(article);
}

void SegmentTarget::remember(const store::FileState& state) {
    if (!is_apart()) return direct_.remember(state);
    if (store::knows_file(stored_, state.path) || !batched_files_.insert(state.path).second) {
        later_files_[state.path] = state;
    } else {
        batch_.files.push_back(state);
    }
}

void SegmentTarget::forget(const std::string& path) {
    direct_.forget(path);
}

bool SegmentTarget::commit_is_due() const {
    return !is_apart() && direct_.commit_is_due();
}

void SegmentTarget::commit() {
    if (!is_apart()) direct_.commit();
}

void SegmentTarget::put_batch() {
    if (!batch_.empty()) builders_->put(std::move(batch_));
    batch_ = {};
}

bool SegmentTarget::assemble() {
    put_batch();
    const auto pieces = builders_->finish();
    builders_.reset();
    const bool anew = base_ == store::Writer::Base::nothing;
    if (anew) cluster_pieces(pieces, threads_);
    // The base's articles keep their order, and begin with 1.
    const auto first = stored_.postlist_begin("");
    const Xapian::docid shift = first == stored_.postlist_end("") ? 0 : *first - 1;
    const Xapian::docid last = stored_.get_lastdocid();
    writer_->assemble(base_, pieces);
    stored_ = {};
    direct_.set_roots(roots_);
    if (!anew) direct_.take_over(last - shift + 1);
    for (const auto& [path, state] : later_files_) direct_.remember(state);
    later_files_.clear();
    for (const auto article : removed_) direct_.remove(article - shift);
    direct_.commit();
    return true;
}

void SegmentTarget::finish() {
    direct_.finish();
}

}  // namespace udklip::indexer
