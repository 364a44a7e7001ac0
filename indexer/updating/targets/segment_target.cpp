// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/targets/segment_target.hpp"

#include <utility>

#include "indexer/segments/database_assembly.hpp"
#include "store/layout/articles.hpp"

namespace udklip::indexer {

SegmentTarget::SegmentTarget(store::Writer& writer, store::Writer::Base base,
                             Xapian::Database stored, std::string dictionary,
                             const language::Lexicon& lexicon, language::Analyzer& analyzer,
                             Limits limits)
    : writer_(&writer),
      base_(base),
      stored_(std::move(stored)),
      lexicon_(&lexicon),
      limits_(limits),
      direct_(writer, analyzer),
      sample_(limits.sample_bytes),
      dictionary_(store::load_dictionary(stored_)),
      folder_(writer.start_segments()),
      files_(std::in_place, folder_) {
    // What the base was packed with goes on: of two dictionaries only one could be kept.
    if (dictionary_.empty()) {
        new_dictionary_ = true;
        dictionary_ = std::move(dictionary);
    }
    if (!dictionary_.empty()) start_builders();
}

const Xapian::Database& SegmentTarget::stored() const {
    return is_apart() ? stored_ : direct_.stored();
}

Xapian::docid SegmentTarget::add(Entry&& entry) {
    if (!is_apart()) return direct_.add(std::move(entry));
    batch_.bytes += entry.bytes();
    batch_.entries.push_back(std::move(entry));
    if (batch_is_full()) put_batch();
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
        batch_.bytes += sizeof state + state.path.size();
        if (batch_is_full()) put_batch();
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

bool SegmentTarget::batch_is_full() const {
    return batch_.bytes >= limits_.batch_bytes;
}

void SegmentTarget::put_batch() {
    const auto next = batch_.first + static_cast<Xapian::docid>(batch_.entries.size());
    if (!batch_.empty() && builders_) {
        builders_->put(std::move(batch_));
    } else if (!batch_.empty()) {
        for (const auto& entry : batch_.entries) {
            if (!sample_.is_full()) sample_.add(store::encode(entry.record));
        }
        held_.push_back(std::move(batch_));
        if (sample_.is_full()) start_builders();
    }
    batch_ = {};
    batch_.first = next;
}

void SegmentTarget::start_builders() {
    if (dictionary_.empty() && sample_.is_full()) dictionary_ = sample_.dictionary();
    builders_.emplace(*lexicon_, *files_, dictionary_, limits_.threads, 2 * limits_.batch_bytes);
    for (auto& batch : held_) builders_->put(std::move(batch));
    held_.clear();
}

bool SegmentTarget::assemble() {
    put_batch();
    if (!builders_) start_builders();
    const Xapian::docid fresh = batch_.first - 1;
    const auto segments = builders_->finish();
    builders_.reset();
    const bool anew = base_ == store::Writer::Base::nothing;
    std::vector<std::filesystem::path> built;
    if (!segments.empty()) {
        built.push_back(folder_ / "database");
        indexer::assemble(*files_, segments, new_dictionary_ ? dictionary_ : std::string(),
                          anew ? Clusters::found : Clusters::left, built.front(), limits_.threads);
    }
    files_.reset();
    // The base's articles keep their order, and begin with 1.
    const auto first = stored_.postlist_begin("");
    const Xapian::docid shift = first == stored_.postlist_end("") ? 0 : *first - 1;
    writer_->assemble(base_, built);
    stored_ = {};
    direct_.set_roots(roots_);
    // The fresh ones come last; where they begin depends on which of the base's are left.
    if (!anew) direct_.take_over(writer_->db().get_lastdocid() - fresh + 1);
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
