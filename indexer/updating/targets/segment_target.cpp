// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/updating/targets/segment_target.hpp"

#include <utility>

#include "indexer/segments/database_assembly.hpp"
#include "indexer/updating/targets/direct_target.hpp"
#include "store/layout/articles.hpp"

namespace udklip::indexer {

SegmentTarget::SegmentTarget(store::Writer& writer, store::Writer::Base base,
                             Xapian::Database stored, const language::Lexicon& lexicon,
                             language::Analyzer& analyzer, Limits limits)
    : writer_(&writer),
      base_(base),
      stored_(std::move(stored)),
      lexicon_(&lexicon),
      analyzer_(&analyzer),
      limits_(limits),
      sample_(limits.sample_bytes),
      dictionary_(store::load_dictionary(stored_)),
      folder_(writer.start_segments()),
      files_(std::in_place, folder_) {
    // The dictionary of the base stays: a database can hold only one.
    new_dictionary_ = dictionary_.empty();
    if (!new_dictionary_) start_builders();
}

Xapian::docid SegmentTarget::add(Entry&& entry) {
    batch_.bytes += entry.bytes();
    batch_.entries.push_back(std::move(entry));
    if (batch_is_full()) put_batch();
    return 0;
}

Xapian::docid SegmentTarget::replace(Xapian::docid article, Entry&& entry) {
    remove(article);
    return add(std::move(entry));
}

void SegmentTarget::remember(const store::FileState& state) {
    if (store::knows_file(stored_, state.path) || !batched_files_.insert(state.path).second) {
        later_files_[state.path] = state;
    } else {
        batch_.files.push_back(state);
        batch_.bytes += sizeof state + state.path.size();
        if (batch_is_full()) put_batch();
    }
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
            if (!sample_.is_full()) sample_.add(entry.data);
        }
        held_.push_back(std::move(batch_));
        if (sample_.is_full()) start_builders();
    }
    batch_ = {};
    batch_.first = next;
}

void SegmentTarget::start_builders() {
    if (dictionary_.empty() && sample_.is_full()) dictionary_ = sample_.dictionary();
    builders_.emplace(*lexicon_, *files_, dictionary_, limits_.threads, 2 * limits_.batch_bytes,
                      limits_.memory);
    for (auto& batch : held_) builders_->put(std::move(batch));
    held_.clear();
}

std::unique_ptr<Target> SegmentTarget::assembled() {
    put_batch();
    if (!builders_) start_builders();
    const Xapian::docid fresh = batch_.first - 1;
    const auto segments = builders_->finish();
    builders_.reset();
    const bool anew = base_ == store::Writer::Base::nothing;
    std::vector<std::filesystem::path> built;
    if (!segments.empty()) {
        built.push_back(folder_ / "database");
        assemble(*files_, segments, new_dictionary_ ? dictionary_ : std::string(),
                 anew ? Clusters::found : Clusters::left, built.front(), limits_.threads);
    }
    files_.reset();  // gives their room on the disk back before the merge
    // The base's articles keep their order, and begin with 1.
    const auto first = stored_.postlist_begin("");
    const Xapian::docid shift = first == stored_.postlist_end("") ? 0 : *first - 1;
    writer_->assemble(base_, built);
    stored_ = {};
    auto direct =
        std::make_unique<DirectTarget>(*writer_, *analyzer_, limits_.threads * limits_.memory);
    direct->set_roots(roots_);
    // The fresh ones come last; where they begin depends on which of the base's are left.
    if (!anew) direct->take_over(writer_->db().get_lastdocid() - fresh + 1);
    for (const auto& [path, state] : later_files_) direct->remember(state);
    for (const auto& path : forgotten_) direct->forget(path);
    for (const auto article : removed_) direct->remove(article - shift);
    direct->commit();
    return direct;
}

}  // namespace udklip::indexer
