// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/segment.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "store/glass/encoding.hpp"
#include "store/glass/termlist.hpp"

namespace udklip::indexer {
namespace glass = store::glass;
namespace {

void append_tag(std::string& out, const glass::Deflated& tag) {
    glass::append_number(out, static_cast<unsigned>(tag.kind));
    glass::append_text(out, tag.bytes);
}

/// Puts what was gathered into a file, and begins anew.
FileSection put(SegmentFile& file, std::string& gathered) {
    const FileSection section = file.append(gathered);
    gathered.clear();
    return section;
}

}  // namespace

std::vector<Segment> SegmentBuilder::build(const Batch& batch) {
    std::vector<Segment> segments;
    Segment segment;
    segment.first = batch.first;
    Xapian::docid number = batch.first;
    for (const auto& entry : batch.entries) {
        if (inverter_.memory(documents_.terms()) > memory_) {
            segments.push_back(written(std::exchange(segment, {})));
            segment.first = number;
        }
        add(documents_.analyze(entry), number, segment);
        segment.statistics.last_document = number++;
    }
    add_metadata(batch.files);
    segments.push_back(written(std::move(segment)));
    return segments;
}

/// Puts what was added into the files.
Segment SegmentBuilder::written(Segment segment) {
    segment.table_bytes = inverter_.position_table_bytes();
    inverter_.write(documents_.terms(), postings_, positions_);
    add_termlists();
    inverter_.clear();
    documents_.forget_terms();
    segment.table_bytes +=
        articles_.size() + termlists_.size() + postings_.size() + metadata_.size();

    segment.articles = put(files_->articles, articles_);
    segment.termlists = put(files_->termlists, termlists_);
    segment.postings = put(files_->postings, postings_);
    segment.positions = put(files_->positions, positions_);
    segment.metadata = put(files_->metadata, metadata_);
    segment.lengths = put(files_->values, lengths_);
    for (auto& [slot, values] : values_) {
        segment.table_bytes += values.bytes.size();
        segment.values[slot] = put(files_->values, values.bytes);
    }
    values_.clear();
    return segment;
}

void SegmentBuilder::add(const IndexedArticle& article, Xapian::docid number, Segment& segment) {
    const std::string_view packed = packer_.pack(article.data);
    append_tag(articles_, store::dictionary_needed(packed) != 0
                              ? glass::Deflated{packed, glass::Tag::plain}
                              : articles_deflater_.deflate(packed));

    std::uint64_t length = 0;
    for (const auto& term : article.terms) {
        length += term.count;
        segment.statistics.greatest_count = std::max(segment.statistics.greatest_count, term.count);
    }
    glass::append_number(slots_, article.values.size());
    for (const auto& value : article.values) {
        glass::append_number(slots_, value.slot);
        Values& values = values_[value.slot];
        glass::append_number(values.bytes, number - std::exchange(values.last, number));
        glass::append_text(values.bytes, value.bytes);
        segment.value_statistics[value.slot].add(value.bytes);
    }
    glass::append_number(lengths_, length);
    segment.statistics.add_document(length);
    waiting_.push_back({length, slots_.size()});
    inverter_.add(number, article.terms, documents_.terms());
}

/// Once the inverter has sorted the terms.
void SegmentBuilder::add_termlists() {
    std::size_t slots_begin = 0;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        const auto terms = inverter_.terms_of(i);
        glass::TermlistTag tag(waiting_[i].length, terms.size());
        for (const auto& term : terms) tag.add(documents_.terms().text(term.term), term.count);
        append_tag(termlists_, terms_deflater_.deflate(tag.bytes()));
        termlists_.append(slots_, slots_begin, waiting_[i].slots_end - slots_begin);
        slots_begin = waiting_[i].slots_end;
    }
    waiting_.clear();
    slots_.clear();
}

void SegmentBuilder::add_metadata(const std::vector<store::FileState>& files) {
    std::vector<std::pair<std::string, std::string>> entries;
    for (const auto& state : files) entries.push_back(store::metadata_of(state));
    std::sort(entries.begin(), entries.end());
    std::string_view before;
    for (const auto& [key, value] : entries) {
        append_front_coded(metadata_, key, before);
        glass::append_text(metadata_, value);
        before = key;
    }
}

}  // namespace udklip::indexer
